/** Characters that show nothing and break equality: zero width, byte order mark, direction marks. */
const INVISIBLE = /\p{Cf}/gu;
/** The apostrophe a spreadsheet shows text by, and that our own CSV writes before a would-be formula. */
const TEXT_MARK = /^['’](?=[\d=+\-@＝＋－＠\s])/;

/** A cell as compared and stored: NFKC (full-width digits and letters become plain), invisible characters gone, trimmed. */
export function cleanText(cell: string): string {
  if (isPlain(cell)) return cell;
  return cell.normalize('NFKC').replace(INVISIBLE, '').trim().replace(TEXT_MARK, '');
}

/** Printable ASCII without blanks at the ends: nothing to do, and most cells of a big file are that. */
function isPlain(cell: string): boolean {
  const last = cell.length - 1;
  if (last < 0) return true;
  if (cell.charCodeAt(0) === 39 || cell.charCodeAt(0) === 32 || cell.charCodeAt(last) === 32) return false;
  for (let i = 0; i <= last; i++) {
    const unit = cell.charCodeAt(i);
    if (unit < 32 || unit > 126) return false;
  }
  return true;
}

/** How people write "nothing" in a cell. A lone zero is a value. */
const NOTHING = new Set([
  '-',
  '--',
  '—',
  '——',
  '/',
  'n/a',
  '#n/a',
  'null',
  'none',
  'nil',
  '无',
  '空',
  '暂无',
  'undefined',
  'nan',
]);

export function isNothing(text: string): boolean {
  if (text === '') return true;
  const first = text.charCodeAt(0);
  // A cell that begins with a digit is never one of these words, and most cells do.
  if (text.length > 9 || (first >= 48 && first <= 57)) return false;
  return NOTHING.has(text.toLowerCase());
}
