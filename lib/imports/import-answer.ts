import type { ImportKind } from './fields';
import type { Failure, ImportState, ImportSummary, UndoReport } from './import-report';

type View = {
  id: string;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  sourceName: string;
  rows: number;
  processedRows: number;
  addedRows: number;
  changedRows: number;
  unchangedRows: number;
  badRows: number;
  skippedRows: number;
  summary: ImportSummary | null;
  failure: Failure | null;
  undoReport: UndoReport | null;
  createdAt: Date;
  finishedAt: Date | null;
};

/** An import as other systems see it: `GET /api/v1/imports/{id}`. */
export function importAnswer(view: View) {
  return {
    id: view.id,
    kind: view.kind,
    state: view.state,
    file: view.fileName,
    source: view.sourceName,
    progress: { rows: view.processedRows },
    counts: {
      rows: view.rows,
      added: view.addedRows,
      changed: view.changedRows,
      unchanged: view.unchangedRows,
      bad: view.badRows,
      skipped: view.skippedRows,
    },
    problems: view.summary?.problems ?? {},
    failure: view.failure,
    undo: view.undoReport,
    createdAt: view.createdAt.toISOString(),
    finishedAt: view.finishedAt?.toISOString() ?? null,
  };
}
