/** The words of the chart frame; `messages/<locale>/charts.json` holds them under `frame`. */
export type ChartWords = {
  table: string;
  chart: string;
  copy: string;
  copied: string;
  copyFailed: string;
  png: string;
  print: string;
  tools: string;
  /** How a keyboard user explores the picture. */
  explore: string;
  savedAt: string;
};

/** The same numbers as the picture, row by row; the first column heads its row. */
export type ChartTable = {
  columns: readonly { label: string; align?: 'start' | 'end' }[];
  rows: readonly (readonly string[])[];
};
