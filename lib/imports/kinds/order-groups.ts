import { hash128, OccurrenceCounter } from '../row-identity';
import type { ReadRow } from '../row-stream';
import type { OrderRow } from './orders';

export type OrderLineRow = { line: number; cells: readonly string[]; row: OrderRow };

/**
 * The rows of one order. `bad`: lines of its rows that cannot be read, so that the order is not whole; `repeated`: rows
 * identical to an earlier one of the order.
 */
export type OrderGroup = {
  id: string | null;
  /** Of the first row, for orders without an id of their own. */
  rowId: string;
  lines: OrderLineRow[];
  bad: number[];
  repeated: { line: number; cells: readonly string[] }[];
};

/** Which ids stand at several places of a file: 12 bytes an order. */
export class ScatteredIds {
  private readonly counter = new OccurrenceCounter();
  private last: string | null = null;
  private found = 0;

  /** Every id in the order of the file; '' for a row without one. */
  look(id: string): void {
    if (id === this.last) return;
    this.last = id;
    if (id === '') return;
    if (this.counter.count(...wordsOf(id)) === 2) this.found += 1;
  }

  get count(): number {
    return this.found;
  }

  has(id: string): boolean {
    return this.found > 0 && this.counter.seen(...wordsOf(id)) > 1;
  }
}

function wordsOf(id: string): [high: number, low: number] {
  const hex = hash128(id);
  return [Number.parseInt(hex.slice(0, 8), 16), Number.parseInt(hex.slice(8, 16), 16)];
}

/** The part of several passes that holds this id. */
export const partOf = (id: string, parts: number): number => (parts === 1 ? 0 : wordsOf(id)[1] % parts);

/**
 * Puts rows together to orders: those that stand together as soon as the next one begins, the rows of scattered ids when
 * the file ends. `hasLines`: the file says which product each row is, so equal rows are equal purchases, not repeats.
 */
export class OrderAssembler {
  private open: OrderGroup | null = null;
  private readonly seen = new Map<OrderGroup, Set<string>>();
  private readonly scattered = new Map<string, OrderGroup>();

  constructor(private readonly of: { ids: ScatteredIds; hasLines: boolean }) {}

  /** `id` as the file has it, '' for none. Answers an order that is complete now. */
  take(id: string, read: ReadRow<OrderRow>): OrderGroup | null {
    if (id !== '' && this.of.ids.has(id)) {
      const known = this.scattered.get(id) ?? this.begin(id, read);
      this.scattered.set(id, known);
      this.put(known, read);
      return null;
    }
    const isSame = id !== '' && this.open?.id === id;
    const complete = isSame ? null : this.open;
    if (!isSame) this.open = this.begin(id === '' ? null : id, read);
    if (complete) this.seen.delete(complete);
    if (this.open) this.put(this.open, read);
    return complete;
  }

  /** The last order and all that stood apart. */
  *rest(): Generator<OrderGroup> {
    if (this.open) yield this.open;
    this.open = null;
    yield* this.scattered.values();
    this.scattered.clear();
    this.seen.clear();
  }

  private begin(id: string | null, { rowId }: ReadRow<OrderRow>): OrderGroup {
    return { id, rowId, lines: [], bad: [], repeated: [] };
  }

  private put(group: OrderGroup, { line, cells, result }: ReadRow<OrderRow>): void {
    if (!result.ok) group.bad.push(line);
    else if (this.isRepeated(group, cells)) group.repeated.push({ line, cells });
    else group.lines.push({ line, cells, row: result.row });
  }

  private isRepeated(group: OrderGroup, cells: readonly string[]): boolean {
    if (this.of.hasLines || group.id === null) return false;
    const hash = hash128(cells.join('\u001f'));
    const known = this.seen.get(group) ?? new Set<string>();
    this.seen.set(group, known);
    if (known.has(hash)) return true;
    known.add(hash);
    return false;
  }
}
