import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { SheetError } from './sheet-error';

/** A workbook of 50,000 rows and 30 columns is about 100 MB of XML when inflated. */
const INFLATED_LIMIT = 200 * 1024 * 1024;
const ENTRY_LIMIT = 2000;
/** Deflate cannot exceed 1032:1; sheets of very even rows reach 60:1. Small files may be denser: they cannot hurt. */
const RATIO_LIMIT = 150;
const RATIO_FROM = 20 * 1024 * 1024;

/**
 * Shows before any parser sees it that a zip is a workbook and stays small: the sizes it declares, then the bytes that
 * really come out (a header may lie), the number of parts, and no document type declaration (entities that multiply).
 * Nothing is kept in memory. Throws SheetError.
 */
export async function checkWorkbookZip(bytes: Buffer): Promise<void> {
  const zip = await open(bytes);
  try {
    const entries = await listEntries(zip);
    requireWorkbook(entries.map((entry) => entry.fileName));
    const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
    refuseBomb(declared, packed);
    let inflated = 0;
    for (const entry of entries) {
      inflated += await drain(zip, entry, INFLATED_LIMIT - inflated);
      refuseBomb(inflated, packed);
    }
  } finally {
    zip.close();
  }
}

function refuseBomb(inflated: number, packed: number): void {
  if (inflated > INFLATED_LIMIT) throw new SheetError('xlsx_too_big', { limit: INFLATED_LIMIT });
  if (inflated > RATIO_FROM && inflated > packed * RATIO_LIMIT) throw new SheetError('file_unsafe');
}

function requireWorkbook(names: readonly string[]): void {
  if (names.includes('xl/workbook.bin')) throw new SheetError('file_excel_binary');
  if (names.includes('xl/workbook.xml')) return;
  const found = names.some((name) => name.startsWith('word/'))
    ? 'DOCX'
    : names.some((name) => name.startsWith('ppt/'))
      ? 'PPTX'
      : names.includes('content.xml')
        ? 'ODS'
        : 'ZIP';
  throw new SheetError('file_not_table', { found });
}

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(new SheetError('file_damaged')) : resolve(zip),
    );
  });
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > ENTRY_LIMIT) return Promise.reject(new SheetError('file_unsafe'));
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('error', () => reject(new SheetError('file_damaged')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      if (entry.isEncrypted()) return reject(new SheetError('file_encrypted'));
      entries.push(entry);
      if (entries.length > ENTRY_LIMIT) return reject(new SheetError('file_unsafe'));
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Inflates one part, counts its bytes and drops them. */
function drain(zip: ZipFile, entry: Entry, limit: number): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(new SheetError('file_damaged'));
      let bytes = 0;
      let tail = '';
      const stop = (reason: SheetError) => {
        stream.destroy();
        reject(reason);
      };
      const isMarkup = /\.(xml|rels|vml)$/i.test(entry.fileName);
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > limit) return stop(new SheetError('xlsx_too_big', { limit: INFLATED_LIMIT }));
        if (bytes > RATIO_FROM && bytes > entry.compressedSize * RATIO_LIMIT)
          return stop(new SheetError('file_unsafe'));
        if (!isMarkup) return;
        // Latin-1 keeps every byte; without zero bytes UTF-16 markup reads the same.
        const text = tail + chunk.toString('latin1').replaceAll('\0', '');
        if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY'))
          return stop(new SheetError('file_unsafe'));
        tail = text.slice(-16);
      });
      // yauzl fails the stream when more or fewer bytes come out than the header says.
      stream.on('error', () => reject(new SheetError('file_damaged')));
      stream.on('end', () => resolve(bytes));
    });
  });
}
