import 'server-only';
import { dbIn, type Tx } from '@/db/client';
import { importChanges } from '@/db/schema/imports';
import type { Context } from '@/lib/auth/context';
import type { UpsertResult } from '@/lib/organization/upsert';
import { askAndUpdate, type Duplicates } from '../duplicates';
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
type Of = {
  ctx: Context;
  tx: Tx;
  work: Work;
  kind: UpsertKind;
  upserter: Upserter;
  policy: Duplicates;
  /** Line of the last usable row of every code, where that one counts. */
  lastOf: ReadonlyMap<string, number> | null;
};

/**
 * Writes the rows of stores, guides or products in the open transaction. The same code twice: an identical row counts as
 * unchanged, another one is a problem. What was created or changed stands in import_changes for the undo.
 */
export async function upsertRows(ctx: Context, tx: Tx, work: Work): Promise<RowCounts> {
  const { kind } = work.row;
  if (!isUpsertKind(kind)) throw new Error(`${kind} are facts`);
  const inner = { ...ctx, db: dbIn(tx) };
  const upserter = await openUpserter(inner, kind, work.row);
  const policy = work.row.duplicates ?? askAndUpdate;
  const lastOf = policy.repeated === 'last' ? await findLast(inner, work, kind) : null;
  const run = new UpsertRun({ ctx: inner, tx, work, kind, upserter, policy, lastOf });
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

/** Reads the file ahead: which row of a code is its last one. */
async function findLast(ctx: Context, work: Work, kind: UpsertKind): Promise<Map<string, number>> {
  const upserter = await openUpserter(ctx, kind, work.row);
  const read = rowReading({ ...work.reading, kind });
  const last = new Map<string, number>();
  for await (const batch of work.sheet.batches())
    for (const source of batch) {
      const row = read(source) as ReadRow<never>;
      if (work.skips.has(row.line) || !row.result.ok) continue;
      const { code, faults } = upserter.draft(row.result.row);
      if (faults.length === 0) last.set(code, row.line);
    }
  return last;
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
    if (work.skips.has(row.line)) {
      this.counts.skipped += 1;
      return;
    }
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

  private leaveOut({ line, cells }: Place, code: 'repeated_skipped' | 'known_skipped', of?: number): void {
    const { work } = this.of;
    this.counts.skipped += 1;
    const params = of === undefined ? undefined : { line: of };
    const { field } = this.of.upserter.repeated ?? { field: 'code' };
    work.log.add(work.entry({ line, cells, field, code, params, severity: 'warning' }));
  }

  private isRepeated(code: string, place: Place): boolean {
    const { line, cells } = place;
    const last = this.of.lastOf?.get(code);
    if (last !== undefined && last !== line) {
      this.leaveOut(place, 'repeated_skipped', last);
      return true;
    }
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
    } else if (this.of.policy.repeated === 'first') this.leaveOut(place, 'repeated_skipped', first.line);
    else
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
    const { kind } = this.of;
    const { rows: taken, results } = await this.upsert(rows);
    const changed: { line: number; result: UpsertResult }[] = [];
    for (const result of results) {
      const row = taken[result.index] as Waiting;
      if (result.outcome === 'invalid')
        this.refuse(
          row,
          result.problems.map((problem) => faultOfUpsert(kind, problem)),
        );
      else if (result.outcome === 'unchanged') this.counts.unchanged += 1;
      else {
        this.counts[result.outcome === 'created' ? 'added' : 'changed'] += 1;
        if (result.before) this.note(row, result.before);
        changed.push({ line: row.line, result });
      }
    }
    await this.remember(changed);
  }

  /** What is known already stays as it is where that was decided: tried and taken back, to learn which those are. */
  private async upsert(rows: Waiting[]): Promise<{ rows: Waiting[]; results: UpsertResult[] }> {
    const { ctx, tx, upserter, policy } = this.of;
    const write = (inner: Context, some: readonly Waiting[]) =>
      upserter.upsert(
        inner,
        some.map((row) => row.item),
      );
    if (policy.known === 'update') return { rows, results: await write(ctx, rows) };
    const known = new Set<Waiting>();
    await tx
      .transaction(async (inside) => {
        for (const { outcome, index } of await write({ ...ctx, db: dbIn(inside) }, rows))
          if (outcome === 'updated') known.add(rows[index] as Waiting);
        throw new TakenBack();
      })
      .catch(ignoreTakenBack);
    for (const row of known) this.leaveOut(row, 'known_skipped');
    const rest = rows.filter((row) => !known.has(row));
    return { rows: rest, results: await write(ctx, rest) };
  }

  /** What a known thing was before: shown beside the row that changes it. */
  private note({ line, cells }: Place, before: Record<string, unknown>): void {
    const { work, upserter } = this.of;
    const { field } = upserter.repeated ?? { field: 'code' };
    const entry = work.entry({ line, cells, field, code: 'known_changed', severity: 'warning' });
    work.log.add({ ...entry, value: JSON.stringify(plain(before)) });
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

/** Ends the transaction of a trial. */
class TakenBack extends Error {}
const ignoreTakenBack = (error: unknown) => {
  if (!(error instanceof TakenBack)) throw error;
};

/** As JSON keeps it: money as its digits. */
const plain = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'bigint' ? String(value) : value]),
  );
