import 'server-only';
import { sql } from 'drizzle-orm';
import { dbIn, type Tx } from '@/db/client';
import { importChanges } from '@/db/schema/import-changes';
import type { Context } from '@/lib/auth/context';
import type { UpsertResult } from '@/lib/organization/upsert';
import { askAndUpdate, type Duplicates } from '../duplicates';
import { noRows, type RowCounts } from '../import-report';
import { type Judged, judgeRow, soundItem } from '../kinds/judge-row';
import { type Fault, faultOfUpsert, isUpsertKind, type UpsertKind } from '../kinds/upsert-plan';
import { hash128 } from '../row-identity';
import { entriesOf, type ReadRow, rowReading } from '../row-stream';
import type { Work } from './open-work';
import { openUpserter } from './upsert-kinds';
import type { Upserter } from './upserter';

const CHUNK = 1000;

type Place = { line: number; cells: readonly string[] };
type Waiting = Place & { item: unknown };
/** A row with faults: it stays out, and the database is asked what else is wrong with it. */
type Doubtful = Place & { judged: Judged; faults: Fault[] };
type Met = { line: number; hash: string };
/** What a row is to an earlier one of its code. `line`: of that one. */
type Repeat = { is: 'new' | 'same' | 'other' | 'left_out'; line: number };
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
      if (work.skips.has(row.line)) continue;
      const { draft, bad } = judgeRow(kind, upserter, row.result);
      if (bad.size === 0) last.set(draft.code, row.line);
    }
  return last;
}

class UpsertRun {
  readonly counts = noRows();
  private waiting: Waiting[] = [];
  private doubtful: Doubtful[] = [];
  private readonly seen = new Map<string, Met>();
  /** Codes of bad rows that no good row had before them. */
  private readonly doubted = new Map<string, Met & Pick<Place, 'cells'>>();
  private readonly created = new Set<string>();
  private written = 0;

  constructor(private readonly of: Of) {}

  async take(row: ReadRow<never>): Promise<void> {
    const { work, upserter, kind } = this.of;
    this.counts.rows += 1;
    if (work.skips.has(row.line)) {
      this.counts.skipped += 1;
      return;
    }
    const judged = judgeRow(kind, upserter, row.result);
    const isGood = judged.bad.size === 0;
    const repeat = this.meet(judged, row);
    const isOut = repeat.is === 'left_out';
    for (const entry of entriesOf(row, work.mapping))
      if (!isOut || entry.severity === 'warning') work.log.add(entry);
    if (isOut) this.leaveOut(row, 'repeated_skipped', repeat.line);
    else if (isGood && repeat.is === 'new') this.waiting.push({ ...placeOf(row), item: judged.item });
    else if (isGood && repeat.is === 'same') {
      this.counts.unchanged += 1;
      work.log.add(work.entry({ ...placeOf(row), field: '', code: 'row_repeated', severity: 'warning' }));
    } else {
      const faults = [...judged.faults, ...(repeat.is === 'other' ? [this.repeated(repeat.line)] : [])];
      this.doubtful.push({ ...placeOf(row), judged, faults });
    }
    if (this.waiting.length + this.doubtful.length >= CHUNK) await this.write();
  }

  private refuse(place: Place, faults: readonly Fault[]): void {
    this.counts.bad += 1;
    this.list(place, faults);
  }

  private list({ line, cells }: Place, faults: readonly Fault[]): void {
    const { work } = this.of;
    for (const fault of faults) work.log.add(work.entry({ line, cells, ...fault }));
  }

  private repeated(line: number): Fault {
    const told = this.of.upserter.repeated ?? { field: 'code', code: 'code_repeated' };
    return { ...told, params: { line } };
  }

  private leaveOut({ line, cells }: Place, code: 'repeated_skipped' | 'known_skipped', of?: number): void {
    const { work } = this.of;
    this.counts.skipped += 1;
    const params = of === undefined ? undefined : { line: of };
    const { field } = this.of.upserter.repeated ?? { field: 'code' };
    work.log.add(work.entry({ line, cells, field, code, params, severity: 'warning' }));
  }

  /** Compares a row with those of its code before it, good and bad, and remembers it. */
  private meet({ draft: { code }, bad }: Judged, { line, cells }: Place): Repeat {
    const { lastOf, policy } = this.of;
    if (code === '') return { is: 'new', line };
    const isGood = bad.size === 0;
    const last = lastOf?.get(code);
    if (last !== undefined && (isGood ? last !== line : last > line)) return { is: 'left_out', line: last };
    const hash = hash128(cells.map((cell) => cell.trim()).join('\u001f'));
    const first = this.seen.get(code);
    const doubted = this.doubted.get(code);
    if (first?.hash === hash || (!isGood && doubted?.hash === hash))
      return { is: 'same', line: (first ?? doubted)?.line ?? line };
    if (first && policy.repeated === 'first') return { is: 'left_out', line: first.line };
    const asks = policy.repeated === 'ask';
    if (first) return { is: asks ? 'other' : 'new', line: first.line };
    if (isGood) {
      this.seen.set(code, { line, hash });
      if (doubted && asks) this.list(doubted, [this.repeated(line)]);
    } else if (!doubted) this.doubted.set(code, { line, hash, cells });
    else if (asks) return { is: 'other', line: doubted.line };
    return { is: 'new', line };
  }

  async write(): Promise<void> {
    await this.settleDoubtful();
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
        if (result.outcome === 'created') this.created.add(result.code);
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
    await tryOut(tx, async (inside) => {
      for (const { outcome, index } of await write({ ...ctx, db: inside }, rows))
        if (outcome === 'updated') known.add(rows[index] as Waiting);
    });
    for (const row of known) this.leaveOut(row, 'known_skipped');
    const rest = rows.filter((row) => !known.has(row));
    return { rows: rest, results: await write(ctx, rest) };
  }

  /**
   * Lists bad rows with what the database says against the rest of them, so that one look shows everything. A code that
   * this very file has just created would pass for a known one: such a row is asked about as a new one.
   */
  private async settleDoubtful(): Promise<void> {
    const { ctx, tx, kind, upserter } = this.of;
    const rows = this.doubtful;
    this.doubtful = [];
    const asked = rows.flatMap((row) => {
      const { code } = row.judged.draft;
      const another = this.created.has(code) ? { code: `?${row.line}` } : {};
      const item = soundItem(kind, upserter, { judged: row.judged, ...another });
      return item === null ? [] : [{ row, item }];
    });
    if (asked.length > 0)
      await tryOut(tx, async (inside) => {
        const items = asked.map(({ item }) => item);
        for (const { index, problems } of await upserter.upsert({ ...ctx, db: inside }, items)) {
          const { judged, faults } = (asked[index] as (typeof asked)[number]).row;
          for (const problem of problems) {
            const fault = faultOfUpsert(kind, problem);
            const isKnown = judged.bad.has(fault.field) || faults.some(({ field }) => field === fault.field);
            if (problem.code !== 'repeated' && !isKnown) faults.push(fault);
          }
        }
      });
    for (const row of rows) this.refuse(row, row.faults);
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

const placeOf = ({ line, cells }: Place): Place => ({ line, cells });

/** Writes in a transaction of its own that is taken back. */
async function tryOut(tx: Tx, run: (db: Context['db']) => Promise<void>): Promise<void> {
  await tx
    .transaction(async (inside) => {
      // A plan kept from a trial on a nearly empty table would have every later row read the whole of it.
      await inside.execute(sql`set local plan_cache_mode = force_custom_plan`);
      await run(dbIn(inside));
      throw new TakenBack();
    })
    .catch(ignoreTakenBack);
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
