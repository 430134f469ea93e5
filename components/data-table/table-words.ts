/** The words of every list; `messages/<locale>/table.json` holds them. `{…}` are filled by `fillWords`. */
export type TableWords = {
  sortBy: string;
  selectPage: string;
  selectRow: string;
  selected: string;
  selectAll: string;
  allSelected: string;
  clearSelection: string;
  search: string;
  clearSearch: string;
  expandForm: string;
  collapseForm: string;
  reset: string;
  query: string;
  removeFilter: string;
  clearFilters: string;
  columns: string;
  density: string;
  compact: string;
  default: string;
  relaxed: string;
  moveUp: string;
  moveDown: string;
  apply: string;
  resetColumns: string;
  withUnit: string;
  filterChip: string;
};
