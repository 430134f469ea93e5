import { getFormatter, getTranslations } from 'next-intl/server';
import { Banner } from '@/components/ui/banner';
import type { FileNotes } from '@/lib/imports/import-report';

const ENCODINGS: Record<string, string> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
};

/** What the file was recognised as: form, encoding, columns, size. */
export async function fileLine(file: {
  format: string;
  encoding: string;
  columns: number;
  size: number;
}): Promise<string> {
  const [t, format] = await Promise.all([getTranslations('imports.file'), getFormatter()]);
  const size =
    file.size >= 1_048_576
      ? `${format.number(file.size / 1_048_576, { maximumFractionDigits: 1 })} MB`
      : `${format.number(Math.max(1, Math.round(file.size / 1024)))} KB`;
  return t('recognised', {
    format: file.format.toUpperCase(),
    encoding: ENCODINGS[file.encoding] ?? file.encoding,
    columns: file.columns,
    size,
  });
}

/** What is odd about the file as a whole. */
export async function FileWarnings({ notes }: { notes: FileNotes }) {
  const t = await getTranslations('imports');
  // Rows of another width are problems of their lines and stand in the list.
  const shown = notes.warnings.filter(({ code }) => code !== 'row_short' && code !== 'row_long');
  if (shown.length === 0) return null;
  return (
    <Banner tone="warn" title={t('file.warnings')}>
      <ul className="list-disc pl-5">
        {shown.map(({ code }) => (
          <li key={code}>{t(`sheetWarnings.${code}` as 'sheetWarnings.bad_bytes')}</li>
        ))}
      </ul>
    </Banner>
  );
}
