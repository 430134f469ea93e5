import type { ProblemParams } from './problem';

export type ImportState =
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'running'
  | 'done'
  | 'failed'
  | 'undoing'
  | 'undone';

/** Kept in `imports.notes`: what the file is and what is odd about it as a whole. */
export type FileNotes = {
  delimiter: string | null;
  hasHeader: boolean;
  warnings: { code: string; count: number; line: number | null }[];
};

/** Kept in `imports.summary`: what a check or a run found beyond the counts of rows. */
export type ImportSummary = {
  /** Rows by problem or warning code; `listed` of them stand in import_problems. */
  problems: Record<string, number>;
  warnings: Record<string, number>;
  listed: number;
  orders?: number;
  /** Fen as text: JSON has no bigint. */
  amountFen?: string;
  from?: string;
  to?: string;
  newMembers?: number;
  /** Rows of one order do not stand together in the file. */
  isScattered?: boolean;
};

/** Kept in `imports.undo_report`. */
export type UndoReport = {
  voided: number;
  removed: number;
  restored: number;
  /** What stays, and why: `in_use`, `changed_since`, `shared`. */
  kept: { name: string; reason: KeptReason }[];
  keptCount: number;
};
export type KeptReason = 'in_use' | 'changed_since' | 'shared';

/** Kept in `imports.failure` as JSON: a code of `sheet.*` or `failures.*` and figures for its sentence. */
export type Failure = { code: string; params: ProblemParams };

export const emptySummary = (): ImportSummary => ({ problems: {}, warnings: {}, listed: 0 });

/** Counts of rows that always add up: rows = added + changed + unchanged + bad + skipped. */
export type RowCounts = Record<'rows' | 'added' | 'changed' | 'unchanged' | 'bad' | 'skipped', number>;
export const noRows = (): RowCounts => ({
  rows: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  bad: 0,
  skipped: 0,
});
