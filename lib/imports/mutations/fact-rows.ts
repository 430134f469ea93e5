import 'server-only';
import type { Tx } from '@/db/client';
import type { Context } from '@/lib/auth/context';
import type { Planned } from '@/lib/ingest/batch-plan';
import type { IngestItem } from '@/lib/ingest/input';
import type { References } from '@/lib/ingest/queries/find-references';
import { bodyHash, lookupHash } from '@/lib/personal-data';
import { businessDay } from '@/lib/time';
import { type ImportSummary, noRows, type RowCounts } from '../import-report';
import { type FactDraft, type FactSurroundings, memberDraft, orderDraft } from '../kinds/fact-drafts';
import type { OrderGroup } from '../kinds/order-groups';
import type { OrderRow } from '../kinds/orders';
import type { Fault } from '../kinds/upsert-plan';
import { loadGuides, loadProductCodes, loadStores } from '../queries/load-references';
import { RIGHT_OF_KIND } from '../rights';
import { entriesOf, type ReadRow, rowReading } from '../row-stream';
import { FactSink, type Verdict } from './fact-sink';
import type { Work } from './open-work';
import { readOrderGroups } from './order-passes';

const CHUNK = 2000;

type Place = { line: number; cells: readonly string[] };
type Waiting = { planned: Planned; rows: readonly Place[]; amountFen: bigint | null };
export type FactOutcomes = { counts: RowCounts; summary: Partial<ImportSummary>; source: string };

/** Takes the rows of orders or members: in a dry run it only looks, in a run it writes inside the open transaction. */
export async function takeFactRows(
  ctx: Context,
  tx: Tx,
  { work, isDry }: { work: Work; isDry: boolean },
): Promise<FactOutcomes> {
  const { around, references } = await loadSurroundings(ctx, work);
  const sink = new FactSink({ ctx, tx, work, references, isDry });
  await sink.open();
  const run = new FactRun({ ctx, work, sink, around });
  if (work.row.kind === 'orders') await readOrderGroups(work, run);
  else await readMembers(work, run);
  await run.write();
  await work.log.flush(true);
  await sink.close();
  return { counts: run.counts, summary: run.summary(), source: sink.used };
}

async function loadSurroundings(
  ctx: Context,
  { mapping, row }: Work,
): Promise<{ around: FactSurroundings; references: References }> {
  const right = RIGHT_OF_KIND[row.kind];
  const stores = await loadStores(ctx, right);
  const guides = await loadGuides(ctx, right);
  const products = mapping.fields.sku ? await loadProductCodes(ctx) : new Set<string>();
  const ids = (index: Iterable<{ code: string; id: string }>) =>
    new Map([...index].map(({ code, id }) => [code, id]));
  return {
    around: { stores, guides, products, now: ctx.now.getTime() },
    references: {
      ...{ stores: ids(stores.all()), guides: ids(guides.all()), campaigns: new Map(), products },
      ...{ touchpoints: new Map(), orders: null, identities: null },
    },
  };
}

async function readMembers(work: Work, run: FactRun): Promise<void> {
  const read = rowReading({ ...work.reading, kind: 'members' });
  for await (const batch of work.sheet.batches()) {
    for (const source of batch) {
      const row = read(source);
      if (!run.meet(row)) continue;
      if (row.result.ok) run.add(memberDraft(row.result.row, run.keyOf(row.rowId), run.around), [row]);
      else run.doubt(row, memberDraft(row.result.partial, '', run.around));
      if (run.isFull) await run.write();
    }
    await work.log.flush();
    await work.progress.add(batch.length);
  }
}

/** Gathers drafts, counts what becomes of their rows and lists their problems. */
export class FactRun {
  readonly counts = noRows();
  readonly around: FactSurroundings;
  private waiting: Waiting[] = [];
  private orders = 0;
  private amountFen = 0n;
  private from = '';
  private to = '';

  constructor(private readonly of: { ctx: Context; work: Work; sink: FactSink; around: FactSurroundings }) {
    this.around = of.around;
  }

  get isFull(): boolean {
    return this.waiting.length >= CHUNK;
  }

  /** Ids made of rows are keyed: a phone must not be found by trying all of them. */
  keyOf(rowId: string): string {
    return lookupHash(this.of.work.row.orgId, 'import-row', rowId).toString('hex');
  }

  /** Counts a row and lists what is wrong with it; false for one that a person left out. */
  meet(row: ReadRow<unknown>): boolean {
    const { work } = this.of;
    this.counts.rows += 1;
    if (work.skips.has(row.line)) {
      this.counts.skipped += 1;
      return false;
    }
    for (const entry of entriesOf(row, work.mapping)) work.log.add(entry);
    if (!row.result.ok) this.counts.bad += 1;
    return true;
  }

  /** Of a row that cannot be read: what its other cells refer to is looked at in the same pass. */
  doubt(row: ReadRow<unknown>, draft: FactDraft<IngestItem>): void {
    const { work } = this.of;
    if (row.result.ok) return;
    const bad = new Set(row.result.problems.map(({ field }) => field));
    for (const fault of draft.faults)
      if (!bad.has(fault.field)) work.log.add(work.entry({ line: row.line, cells: row.cells, ...fault }));
  }

  /** The same for a row of an order, as if it were the only one. */
  doubtOrder(row: ReadRow<OrderRow>): void {
    if (row.result.ok) return;
    const { line, cells, rowId } = row;
    const lines = [{ line, cells, row: row.result.partial }];
    this.doubt(row, orderDraft({ id: null, rowId, lines, bad: [], repeated: [] }, '', this.around));
  }

  addOrder(group: OrderGroup): void {
    const { work } = this.of;
    for (const place of group.repeated) {
      this.counts.unchanged += 1;
      work.log.add(work.entry({ ...place, field: '', code: 'row_repeated', severity: 'warning' }));
    }
    if (group.lines.length === 0) return;
    if (group.bad.length > 0) {
      const params = { line: group.bad[0] as number };
      for (const { line, cells } of group.lines)
        this.refuse([{ line, cells }], [{ field: 'id', code: 'order_incomplete', params }]);
      return;
    }
    // The id as read: `12.0` of a spreadsheet is 12.
    const id = group.lines[0]?.row.id ?? this.keyOf(group.rowId);
    const draft = orderDraft(group, id, this.around);
    this.add(draft, group.lines, BigInt(draft.item.amountFen));
  }

  add(draft: FactDraft<IngestItem>, rows: readonly Place[], amountFen: bigint | null = null): void {
    if (draft.faults.length > 0) {
      this.refuse(rows, draft.faults);
      return;
    }
    const planned: Planned = {
      index: this.waiting.length,
      item: draft.item,
      bodyHash: bodyHash(JSON.stringify(draft.item)),
      identities: draft.identities,
    };
    this.waiting.push({ planned, rows: rows.map(({ line, cells }) => ({ line, cells })), amountFen });
  }

  private refuse(rows: readonly Place[], faults: readonly Fault[]): void {
    const { work } = this.of;
    this.counts.bad += rows.length;
    for (const place of rows)
      for (const fault of faults)
        work.log.add(work.entry({ line: place.line, cells: place.cells, ...fault }));
  }

  async write(): Promise<void> {
    const { fresh, again } = firstOfEach(this.waiting);
    this.waiting = [];
    const verdicts = await this.of.sink.take(fresh.map(({ planned }) => planned));
    fresh.forEach((one, at) => {
      this.settle(one, verdicts[at] as Verdict);
    });
    for (const { one, isSame } of again) this.settle(one, isSame ? 'unchanged' : 'conflict');
  }

  private settle({ planned, rows, amountFen }: Waiting, verdict: Verdict): void {
    if (verdict === 'conflict') {
      this.refuse(rows, [{ field: 'id', code: 'known_otherwise' }]);
      return;
    }
    this.counts[verdict] += rows.length;
    if (verdict === 'unchanged' || amountFen === null) return;
    this.orders += 1;
    this.amountFen += amountFen;
    const day = businessDay(Date.parse(planned.item.occurredAt), this.of.ctx.scope);
    if (this.from === '' || day < this.from) this.from = day;
    if (day > this.to) this.to = day;
  }

  summary(): Partial<ImportSummary> {
    if (this.of.work.row.kind !== 'orders') return {};
    const days = this.from === '' ? {} : { from: this.from, to: this.to };
    return { orders: this.orders, amountFen: this.amountFen.toString(), ...days };
  }
}

/** Facts of one id within a batch: the first counts, the others are judged by it. */
function firstOfEach(waiting: readonly Waiting[]) {
  const byId = new Map<string, Waiting>();
  const again: { one: Waiting; isSame: boolean }[] = [];
  for (const one of waiting) {
    const first = byId.get(one.planned.item.id);
    if (first) again.push({ one, isSame: first.planned.bodyHash === one.planned.bodyHash });
    else byId.set(one.planned.item.id, one);
  }
  return { fresh: [...byId.values()], again };
}
