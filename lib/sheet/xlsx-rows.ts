import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SheetRow } from './csv-parser';
import { SheetError, type SheetErrorCode, type SheetWarningCode, type WarningList } from './sheet-error';
import { XLSX_WORKER_SOURCE } from './xlsx-worker-source';
import { checkWorkbookZip } from './zip-check';

export const XLSX_ROW_LIMIT = 50_000;
const MEMORY_MB = 768;
const TIMEOUT_MS = 60_000;
const BATCH = 2000;

type WorkerAnswer = {
  code: SheetErrorCode | null;
  warnings: [SheetWarningCode, number | null, number | null][];
};
export type Workbook = { batches(skipLines: number): AsyncGenerator<SheetRow[]>; close(): Promise<void> };

/** Parses a workbook in a thread of its own, which keeps the rows until `close()`. Throws SheetError. */
export async function openWorkbook(bytes: Buffer, warnings: WarningList): Promise<Workbook> {
  await checkWorkbookZip(bytes);
  // Resolved from the folder the server was started in: the worker's text belongs to no file and no bundle.
  const library = createRequire(join(process.cwd(), 'package.json')).resolve('@e965/xlsx');
  const worker = new Worker(XLSX_WORKER_SOURCE, {
    eval: true,
    workerData: { bytes, library, rowLimit: XLSX_ROW_LIMIT },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    execArgv: [],
  });
  const close = async () => void (await worker.terminate());
  try {
    const answer = await firstAnswer(worker);
    if (answer.code === 'xlsx_too_many_rows') throw new SheetError(answer.code, { limit: XLSX_ROW_LIMIT });
    if (answer.code) throw new SheetError(answer.code);
    for (const [code, line, column] of answer.warnings) warnings.add(code, line, column);
  } catch (error) {
    await close();
    throw error;
  }
  // A reader who forgets to close must not keep the process alive.
  worker.unref();
  return { batches: (skipLines) => workerRows(worker, skipLines), close };
}

function firstAnswer(worker: Worker): Promise<WorkerAnswer> {
  return new Promise<WorkerAnswer>((resolve, reject) => {
    const timer = setTimeout(() => reject(new SheetError('xlsx_timeout')), TIMEOUT_MS);
    worker.once('message', (answer: WorkerAnswer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SheetError('xlsx_too_big') : error);
    });
  });
}

async function* workerRows(worker: Worker, skipLines: number): AsyncGenerator<SheetRow[]> {
  for (let from = 0; ; from += BATCH) {
    if (worker.threadId === -1) throw new Error('workbook read after close()');
    // The thread answers in the order it is asked, one question at a time.
    worker.ref();
    const answer = once(worker, 'message') as Promise<[string]>;
    worker.postMessage({ from, count: BATCH });
    const [text] = await answer;
    worker.unref();
    if (text === '') return;
    const rows = text
      .split('\n')
      .map(toRow)
      .filter((row) => row.line > skipLines);
    if (rows.length > 0) yield rows;
  }
}

function toRow(json: string): SheetRow {
  const [line, ...cells] = JSON.parse(json) as [number, ...string[]];
  return { line, cells, ragged: null };
}
