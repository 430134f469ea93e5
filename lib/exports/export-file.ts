export const EXPORT_LISTS = ['stores', 'guides', 'goods', 'orders', 'audit'] as const;
export type ExportList = (typeof EXPORT_LISTS)[number];
export const EXPORT_FORMATS = ['xlsx', 'csv', 'csv-gb18030'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export type ExportState = 'waiting' | 'done' | 'failed' | 'expired';

/** Up to so many rows the file is there at once; more are written behind one's back. */
export const AT_ONCE = 5_000;
/** A workbook is made in memory; more rows go as CSV, which streams. */
export const MOST_XLSX_ROWS = 50_000;
export const KEPT_DAYS = 7;

/** `门店-20261120-1800.xlsx` */
export function exportFileName({
  title,
  at,
  format,
}: {
  title: string;
  at: string;
  format: ExportFormat;
}): string {
  const stamp = at.replaceAll('-', '').replace(' ', '-').replace(':', '');
  return `${title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')}-${stamp}.${format === 'xlsx' ? 'xlsx' : 'csv'}`;
}
