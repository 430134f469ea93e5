import type { ImportRecord } from '../mapping';
import type { RowResult } from '../problem';
import { RowReader, type RowSettings } from '../row-reader';
import { PRODUCT_STATUSES } from '../values/choice';

/** `categoryPath` from the top down. */
export type ProductRow = {
  code: string;
  name: string;
  brand: string | null;
  categoryPath: string[];
  listPriceFen: bigint | null;
  status: keyof typeof PRODUCT_STATUSES;
};

export function readProduct(record: ImportRecord, settings: RowSettings): RowResult<ProductRow> {
  const row = new RowReader(record, settings);
  row.need('code');
  row.need('name');
  const code = row.code('code');
  const name = row.text('name', 80);
  const category = row.text('category', 500);
  const values = {
    brand: row.text('brand'),
    listPriceFen: row.amount('price'),
    status: row.choice('status', PRODUCT_STATUSES) ?? ('active' as const),
  };
  return row.result(() => ({
    code: code ?? '',
    name: name ?? '',
    categoryPath: (category ?? '')
      .split(/[/>|]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
    ...values,
  }));
}
