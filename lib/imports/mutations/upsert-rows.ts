import 'server-only';
import { dbIn, type Tx } from '@/db/client';
import { importChanges } from '@/db/schema/imports';
import type { Context } from '@/lib/auth/context';
import type { UpsertResult } from '@/lib/organization/upsert';
import { noRows, type RowCounts } from '../import-report';
import { type Fault, faultOfUpsert, isUpsertKind, type UpsertKind } from '../kinds/upsert-plan';
import { hash128 } from '../row-identity';
import { entriesOf, type ReadRow, rowReading } from '../row-stream';
import type { Work } from './open-work';
import { openUpserter } from './upsert-kinds';
import type { Upserter } from './upserter';

const CHUNK = 1000;

type Place = { line: number; cells: readonly string[] };
type Waiting = Place & { item: unknown };
type Of = { ctx: Context; tx: Tx; work: Work; kind: UpsertKind; upserter: Upserter };

/**
 * Writes the rows of stores, guides or products in the open transaction. The same code twice: an identical row counts as
 * unchanged, another one is a problem. What was created or changed stands in import_changes for the undo.
 */
export async function upsertRows(ctx: Context, tx: Tx, work: Work): Promise<RowCounts> {
  const { kind } = work.row;
  if (!isUpsertKind(kind)) throw new Error(`${kind} are facts`);
  const inner = { ...ctx, db: dbIn(tx) };
  const upserter = await openUpserter(inner, kind, work.row);
  const run = new UpsertRun({ ctx: inner, tx, work, kind, upserter });
  const read = rowReading({ ...work.reading, kind });
  for await (const batch of work.sheet.batches()) {
    for (const row of batch) await run.take(read(row) as ReadRow<never>);
    await work.log.flush();
    await work.progress.add(batch.length);
  }
  await run.write();
  await work.log.flush(true);
  return run.counts;
}

class UpsertRun {
  readonly counts = noRows();
  private waiting: Waiting[] = [];
  private readonly seen = new Map<string, { line: number; hash: string }>();
  private written = 0;

  constructor(private readonly of: Of) {}

  async take(row: ReadRow<never>): Promise<void> {
    const { work, upserter } = this.of;
    this.counts.rows += 1;
    for (const entry of entriesOf(row, work.mapping)) work.log.add(entry);
    if (!row.result.ok) {
      this.counts.bad += 1;
      return;
    }
    const draft = upserter.draft(row.result.row);
    if (draft.faults.length > 0) return this.refuse(row, draft.faults);
    const parsed = upserter.parse(draft.input);
    if ('issues' in parsed)
      return this.refuse(
        row,
        parsed.issues.map((issue) => faultOfUpsert(this.of.kind, issue)),
      );
    if (this.isRepeated(draft.code, row)) return;
    this.waiting.push({ line: row.line, cells: row.cells, item: parsed.item });
    if (this.waiting.length >= CHUNK) await this.write();
  }

  private refuse(place: Place, faults: readonly Fault[]): void {
    const { work } = this.of;
    this.counts.bad += 1;
    for (const fault of faults) work.log.add(work.entry({ line: place.line, cells: place.cells, ...fault }));
  }

  private isRepeated(code: string, { line, cells }: Place): boolean {
    const hash = hash128(cells.map((cell) => cell.trim()).join('\u001f'));
    const first = this.seen.get(code);
    if (!first) {
      this.seen.set(code, { line, hash });
      return false;
    }
    const { work } = this.of;
    if (first.hash === hash) {
      this.counts.unchanged += 1;
      work.log.add(work.entry({ line, cells, field: '', code: 'row_repeated', severity: 'warning' }));
    } else
      this.refuse({ line, cells }, [
        {
          ...(this.of.upserter.repeated ?? { field: 'code', code: 'code_repeated' }),
          params: { line: first.line },
        },
      ]);
    return true;
  }

  async write(): Promise<void> {
    const rows = this.waiting;
    this.waiting = [];
    if (rows.length === 0) return;
    const { ctx, upserter, kind } = this.of;
    const results = await upserter.upsert(
      ctx,
      rows.map((row) => row.item),
    );
    const changed: { line: number; result: UpsertResult }[] = [];
    for (const result of results) {
      const row = rows[result.index] as Waiting;
      if (result.outcome === 'invalid')
        this.refuse(
          row,
          result.problems.map((problem) => faultOfUpsert(kind, problem)),
        );
      else if (result.outcome === 'unchanged') this.counts.unchanged += 1;
      else {
        this.counts[result.outcome === 'created' ? 'added' : 'changed'] += 1;
        changed.push({ line: row.line, result });
      }
    }
    await this.remember(changed);
  }

  private async remember(changed: readonly { line: number; result: UpsertResult }[]): Promise<void> {
    const { tx, work, upserter } = this.of;
    if (changed.length === 0) return;
    await tx.insert(importChanges).values(
      changed.map(({ line, result }) => ({
        orgId: work.row.orgId,
        importId: work.row.id,
        ordinal: this.written++,
        line,
        objectKind: upserter.objectKind,
        objectId: result.id as string,
        before: result.before && plain(result.before),
      })),
    );
  }
}

/** As JSON keeps it: money as its digits. */
const plain = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'bigint' ? String(value) : value]),
  );
