import type { Named, NameIndex } from '../name-index';
import type { GuideRow } from './guides';
import type { Draft, Fault } from './upsert-plan';

/** A guide row as the upserts of guides and of their stays take it. `codeOfPhone` makes the code of a row without one. */
export function guideDrafts(around: {
  stores: NameIndex<Named>;
  codeOfPhone(phone: string): string;
}): (row: GuideRow) => Draft {
  return (row) => {
    const faults: Fault[] = [];
    const store = around.stores.find(row.store);
    if (!store.ok) faults.push({ field: 'store', code: `store_${store.reason}` });
    const code = row.code ?? (row.phone === null ? '' : around.codeOfPhone(row.phone));
    const guide = {
      code,
      name: row.name,
      ...(row.phone !== null && { phone: row.phone }),
      ...(row.hiredOn !== null && { hiredOn: row.hiredOn }),
      ...(row.leftOn !== null && { leftOn: row.leftOn }),
    };
    const stay = store.ok ? { store: store.item.code, role: row.role, from: row.hiredOn } : null;
    return { code, input: { guide, stay }, faults };
  };
}
