/** Every reason why a file cannot be read at all. Sentences and cures: messages/<locale>/imports.json, `sheet.<code>`. */
export const SHEET_ERROR_CODES = [
  'file_empty',
  'file_not_table',
  'file_old_excel',
  'file_excel_binary',
  'file_encrypted',
  'file_too_big',
  'file_truncated',
  'file_damaged',
  'file_unsafe',
  'encoding_unknown',
  'line_too_long',
  'header_missing',
  'header_too_wide',
  'xlsx_too_many_rows',
  'xlsx_too_big',
  'xlsx_timeout',
] as const;

export type SheetErrorCode = (typeof SHEET_ERROR_CODES)[number];

/** What is odd about a file or a row but does not stop the reading. */
export const SHEET_WARNING_CODES = [
  'bad_bytes',
  'nul_bytes',
  'quote_unclosed',
  'row_short',
  'row_long',
  'header_absent',
  'header_duplicate',
  'header_padded',
  'title_skipped',
  'more_sheets',
  'formula_without_value',
  'cell_error',
  'number_precision',
] as const;

export type SheetWarningCode = (typeof SHEET_WARNING_CODES)[number];

/** `line` is the line of the file (1 = first), `column` the position from 1. */
export type SheetWarning = { code: SheetWarningCode; line: number | null; column: number | null };

/** Where in the file, and figures for the sentence (`limit`, `found`). Never text out of the file. */
export type SheetErrorPlace = { line?: number; column?: number; limit?: number; found?: string };

export class SheetError extends Error {
  constructor(
    readonly code: SheetErrorCode,
    readonly place: SheetErrorPlace = {},
  ) {
    super(code);
    this.name = 'SheetError';
  }
}

/** Warnings listed one by one up to a bound and counted beyond it: a bad file of a million rows stays small in memory. */
export class WarningList {
  readonly listed: SheetWarning[] = [];
  readonly counts = new Map<SheetWarningCode, number>();
  constructor(private readonly limit = 1000) {}

  add(code: SheetWarningCode, line: number | null = null, column: number | null = null): void {
    const seen = this.counts.get(code) ?? 0;
    this.counts.set(code, seen + 1);
    if (seen < this.limit) this.listed.push({ code, line, column });
  }

  clear(): void {
    this.listed.length = 0;
    this.counts.clear();
  }
}
