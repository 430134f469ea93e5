import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { centsOf } from './real-data';

type Line = { sku: string; quantity: number; amountFen: number };
type Basket = {
  type: 'order.paid';
  id: string;
  occurredAt: string;
  store: string;
  amountFen: number;
  member: { cardNo: string };
  lines: Line[];
};
type CsvRow = Record<string, string>;

const rowsOf = (folder: string, name: string) =>
  parse<CsvRow>(readFileSync(join(folder, name)), { columns: true });

/** A code of a department: its name without what a code must not have. */
const codeOf = (name: string) => name.replace(/\W+/g, '-');

/** dunnhumby's purchases as a till would send them: a basket an order, a dollar's cent a fen, in order of time. */
export function readBaskets(folder: string) {
  const baskets = new Map<string, Basket>();
  for (const row of rowsOf(folder, 'transactions_sample.csv')) {
    const { basket_id: id = '', store_id: store = '', household_id: cardNo = '' } = row;
    const basket: Basket = baskets.get(id) ?? {
      ...{ type: 'order.paid', id, store, amountFen: 0, member: { cardNo }, lines: [] },
      occurredAt: `${row.transaction_timestamp?.replace(' ', 'T')}Z`,
    };
    const amountFen = centsOf(row.sales_value ?? '');
    basket.lines.push({ sku: row.product_id ?? '', quantity: Number(row.quantity), amountFen });
    basket.amountFen += amountFen;
    baskets.set(id, basket);
  }
  const items = [...baskets.values()].sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
  const sold = new Set(items.flatMap(({ lines }) => lines.map(({ sku }) => sku)));
  const goods = rowsOf(folder, 'products.csv').filter((row) => sold.has(row.product_id ?? ''));
  const departments = [...new Set(goods.map((row) => row.department ?? ''))].filter((name) => name !== '');
  const told = new Set(goods.map((row) => row.product_id));
  return {
    items,
    /** Sold, and missing in the list of goods. */
    untold: new Set([...sold].filter((sku) => !told.has(sku))),
    stores: [...new Set(items.map(({ store }) => store))],
    departments: departments.map((name) => ({ code: codeOf(name), name })),
    products: goods.map(({ product_id: code = '', product_type: name, department }) => ({
      ...{ code, name: name || `Product ${code}`, brand: null },
      category: department ? codeOf(department) : null,
    })),
  };
}

/** Lists of up to `size`, as a system sends them. */
export const batchesOf = <T>(rows: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size));
