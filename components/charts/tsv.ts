/** Rows as tab-separated text for a spreadsheet's paste. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(tsvCell).join('\t')).join('\n');
}

/**
 * One cell: tabs and line breaks become spaces, and a text that a spreadsheet would run as a formula gets a leading
 * apostrophe. Numbers with a sign stay numbers.
 */
export function tsvCell(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ').trim();
  if (/^[+-]?[\d,]+(\.\d+)?%?$/.test(flat)) return flat;
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
}
