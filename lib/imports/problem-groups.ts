import type { ProblemEntry } from './row-stream';

/** Problems that one act may put right: of one column, one reason and, where it says something, one cell. */
export type ProblemGroup = Pick<ProblemEntry, 'severity' | 'field' | 'columnName' | 'code' | 'params'> & {
  /** '' = a cell that must not be blank is; null when the cells differ, say nothing or say too much to be one thing. */
  value: string | null;
  count: number;
  /** Of the first row. */
  line: number;
};

/** Reasons that lie in the row among others, not in what the cell says. */
const OF_THE_ROW = new Set<string>([
  ...['code_repeated', 'target_repeated', 'row_repeated', 'repeated_skipped', 'known_changed'],
  ...['coordinates_swapped', 'coordinates_zero', 'coordinate_alone', 'coordinate_out_of_range'],
  ...['coordinates_outside_china', 'identity_missing'],
  ...['known_skipped', 'known_otherwise', 'order_incomplete', 'order_inconsistent', 'out_of_reach'],
]);
/** Longer cells are told together: each is put right in its row. */
const LONGEST = 200;
const KEPT = 60;
const MET = 2000;

/** Counts groups as problems are found; memory does not grow with the file. */
export class GroupCounter {
  private readonly groups = new Map<string, ProblemGroup>();

  add(entry: ProblemEntry): void {
    const said = saidBy(entry);
    const known = this.groups.get(keyOf(entry, said));
    // Beyond so many different cells the rest is told together.
    const value = known || this.groups.size < MET ? said : null;
    const group = known ?? this.groups.get(keyOf(entry, value));
    if (group) group.count += 1;
    else {
      const { severity, field, columnName, code, params, line } = entry;
      this.groups.set(keyOf(entry, value), {
        ...{ severity, field, columnName, code, params, line, value, count: 1 },
      });
    }
  }

  /** Errors before warnings, the most frequent first. */
  get largest(): ProblemGroup[] {
    return [...this.groups.values()]
      .sort(
        (a, b) =>
          Number(a.severity === 'warning') - Number(b.severity === 'warning') ||
          b.count - a.count ||
          a.line - b.line,
      )
      .slice(0, KEPT);
  }
}

function saidBy({ code, columnName, value }: ProblemEntry): string | null {
  if (OF_THE_ROW.has(code) || value.length > LONGEST) return null;
  return value !== '' || (code === 'required' && columnName !== null) ? value : null;
}

const keyOf = (entry: ProblemEntry, value: string | null): string =>
  [entry.severity, entry.columnName ?? entry.field, entry.code, value].join('\u001f');
