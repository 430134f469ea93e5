import { SheetError } from './sheet-error';

/** Beginnings of files people rename to .csv or .xlsx, in hex. */
const SIGNATURES: readonly [hex: string, found: string][] = [
  ['25504446', 'PDF'],
  ['ffd8ff', 'JPEG'],
  ['89504e47', 'PNG'],
  ['47494638', 'GIF'],
  ['424d', 'BMP'],
  ['1f8b', 'GZIP'],
  ['377abcaf271c', '7Z'],
  ['526172211a07', 'RAR'],
  ['425a68', 'BZIP2'],
  ['fd377a585a00', 'XZ'],
  ['28b52ffd', 'ZSTD'],
  ['7b5c727466', 'RTF'],
  ['7f454c46', 'ELF'],
  ['53514c69746520666f726d6174', 'SQLITE'],
  ['504152310', 'PARQUET'],
];

const MARKUP = /^\s*(?:<\?xml|<!doctype|<html|<head|<meta|<table|<svg|<style|<div|mime-version:)/i;

/** `zip` may still be anything zipped: zip-check.ts decides. Throws SheetError for what is plainly no table. */
export function fileKind(head: Buffer): 'zip' | 'text' {
  if (head.length === 0) throw new SheetError('file_empty');
  const hex = head.subarray(0, 16).toString('hex');
  if (hex.startsWith('504b0304')) return 'zip';
  if (hex.startsWith('504b0506')) throw new SheetError('file_empty');
  if (hex.startsWith('504b')) throw new SheetError('file_damaged');
  if (hex.startsWith('d0cf11e0a1b11ae1')) throw new SheetError('file_old_excel');
  if (/^0908(08|10)00/.test(hex)) throw new SheetError('file_old_excel');
  for (const [signature, found] of SIGNATURES) {
    // "BM" also opens ordinary words, so a bitmap must have its four reserved zero bytes too.
    if (found === 'BMP' && hex.slice(12, 20) !== '00000000') continue;
    if (hex.startsWith(signature)) throw new SheetError('file_not_table', { found });
  }
  // A web page or XML saved under .xls opens in Excel; read as text it would be nonsense columns.
  const start = head
    .subarray(0, 2048)
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  if (MARKUP.test(start)) throw new SheetError('file_not_table', { found: 'HTML' });
  return 'text';
}
