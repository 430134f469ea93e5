/**
 * The roles a table has by nature, written out: below 768 px its parts are laid out as blocks (cards), and some
 * browsers then forget that it is a table.
 */
export const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  columnHead: { role: 'columnheader', scope: 'col' },
  rowHead: { role: 'rowheader', scope: 'row' },
} as const;
