/** What makes a spreadsheet program read a cell as a formula, half and full width, also after blanks it drops. */
const ACTIVE = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u;
const CONTROL_START = /^[\t\r\n]/;
/** -1,234.50 is a number and stays one. A leading plus is no number here: it opens a phone number. */
const PLAIN_NUMBER = /^-(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$/;

/** The text as a cell that no spreadsheet program runs: an apostrophe before what would be a formula. */
export function formulaSafe(text: string): string {
  if (text === '') return text;
  if (!ACTIVE.test(text) && !CONTROL_START.test(text)) return text;
  return PLAIN_NUMBER.test(text) ? text : `'${text}`;
}
