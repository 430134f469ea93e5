/**
 * Yuan as people type it to exact fen: `￥１，２３４．５` → `123450`, `` → ``; null when it is not money
 * (letters, more than two decimals). A text, because fen may exceed what a number holds.
 */
export function fenOfText(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,，¥￥]|元$/g, '')
    .replace(/^[−–]/, '-')
    .replace(/。/g, '.');
  if (plain === '') return '';
  const parts = /^(-?)(\d*)(?:\.(\d{0,2}))?$/.exec(plain);
  if (!parts || (!parts[2] && !parts[3])) return null;
  const fen = `${parts[2]}${(parts[3] ?? '').padEnd(2, '0')}`.replace(/^0+(?=\d)/, '');
  return parts[1] && fen !== '0' ? `-${fen}` : fen;
}

/** Exact fen to the text one edits: `123450` → `1,234.50`. */
export function textOfFen(fen: string | bigint | null | undefined): string {
  if (fen === null || fen === undefined || fen === '') return '';
  const value = BigInt(fen);
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0n ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

/** A plain number as people type it (`１２．５`, `1,200`) to `12.5`, `1200`; null when it is none. */
export function numberOfText(text: string, decimals: number): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,，]/g, '')
    .replace(/。/g, '.')
    .replace(/^[−–]/, '-');
  if (plain === '') return '';
  const parts = /^(-?\d+)(?:\.(\d+))?$/.exec(plain);
  return parts && (parts[2] ?? '').length <= decimals ? plain : null;
}
