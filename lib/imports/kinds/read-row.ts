import type { ImportKind } from '../fields';
import type { ImportRecord } from '../mapping';
import type { RowResult } from '../problem';
import type { RowSettings } from '../row-reader';
import { type GuideRow, readGuide } from './guides';
import { type MemberRow, readMember } from './members';
import { type OrderRow, readOrder } from './orders';
import { type ProductRow, readProduct } from './products';
import { readStore, type StoreRow } from './stores';
import { readTarget, type TargetRow } from './targets';

export type RowOf = {
  stores: StoreRow;
  guides: GuideRow;
  members: MemberRow;
  orders: OrderRow;
  products: ProductRow;
  targets: TargetRow;
};
type Readers = {
  [Kind in ImportKind]: (record: ImportRecord, settings: RowSettings) => RowResult<RowOf[Kind]>;
};

const READERS: Readers = {
  stores: readStore,
  guides: readGuide,
  members: readMember,
  orders: readOrder,
  products: readProduct,
  targets: readTarget,
};

/** The function that turns a record of this kind into a typed row or its problems. */
export function rowReaderOf<Kind extends ImportKind>(kind: Kind): Readers[Kind] {
  return READERS[kind];
}
