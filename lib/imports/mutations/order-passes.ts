import 'server-only';
import { OrderAssembler, type OrderGroup, partOf, ScatteredIds } from '../kinds/order-groups';
import type { OrderRow } from '../kinds/orders';
import { compileMapping } from '../mapping';
import { type ReadRow, rowReading } from '../row-stream';
import type { Work } from './open-work';

/** Who takes the rows and orders of a file as they are read. */
type OrderTaker = {
  meet(row: ReadRow<unknown>): boolean;
  doubtOrder(row: ReadRow<OrderRow>): void;
  addOrder(group: OrderGroup): void;
  readonly isFull: boolean;
  write(): Promise<void>;
};

/** Orders held at once whose rows stand apart in the file. */
const HELD = 50_000;

/**
 * Reads the rows of a file as orders. Orders whose rows stand together pass through; those scattered over the file are
 * held until its end, and when there are too many to hold the file is read again for each part of them.
 */
export async function readOrderGroups(work: Work, run: OrderTaker): Promise<void> {
  const ids = await findScattered(work);
  const parts = Math.max(1, Math.ceil(ids.count / HELD));
  for (let part = 0; part < parts; part += 1) await readPart(work, run, { ids, part, parts });
}

async function findScattered(work: Work): Promise<ScatteredIds> {
  const ids = new ScatteredIds();
  if (!work.mapping.fields.id) return ids;
  const record = compileMapping(work.mapping, work.reading.header);
  for await (const batch of work.sheet.batches())
    for (const row of batch) ids.look(record(row.cells).id ?? '');
  return ids;
}

type Part = { ids: ScatteredIds; part: number; parts: number };

async function readPart(work: Work, run: OrderTaker, { ids, part, parts }: Part): Promise<void> {
  const read = rowReading({ ...work.reading, kind: 'orders' });
  const record = compileMapping(work.mapping, work.reading.header);
  const assembler = new OrderAssembler({ ids, hasLines: work.mapping.fields.sku !== undefined });
  for await (const batch of work.sheet.batches()) {
    for (const source of batch) {
      const row = read(source);
      const id = record(row.cells).id ?? '';
      if ((ids.has(id) ? partOf(id, parts) : 0) !== part) continue;
      if (!run.meet(row)) continue;
      if (!row.result.ok) run.doubtOrder(row);
      const complete = assembler.take(id, row);
      if (complete) run.addOrder(complete);
      if (run.isFull) await run.write();
    }
    await work.log.flush();
    await work.progress.add(Math.round(batch.length / parts));
  }
  for (const group of assembler.rest()) {
    run.addOrder(group);
    if (run.isFull) await run.write();
  }
}
