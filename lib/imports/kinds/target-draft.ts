import type { Named, NameIndex } from '../name-index';
import type { TargetRow } from './targets';
import type { Draft } from './upsert-plan';

/** A target row as the setting of targets takes it; one store and month may stand once in a file. */
export function targetDrafts(stores: NameIndex<Named>): (row: TargetRow) => Draft {
  return (row) => {
    const found = stores.find(row.store);
    const month = row.month.slice(0, 7);
    const netFen = String(row.netFen);
    if (!found.ok) {
      const input = { store: row.store, month, netFen };
      return { code: '', input, faults: [{ field: 'store', code: `store_${found.reason}` }] };
    }
    const store = found.item.code;
    return {
      code: month === '' ? '' : `${month}:${store}`,
      input: { store, month, netFen },
      faults: [],
    };
  };
}
