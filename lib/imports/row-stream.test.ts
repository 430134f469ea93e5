import { describe, expect, it } from 'vitest';
import { MAPPING_DEFAULTS } from './mapping';
import { noCorrections, rowReading } from './row-stream';

const header = ['no', 'paid', 'amount', 'store'];
const columns = { id: 'no', paidAt: 'paid', amount: 'amount', store: 'store' };
const fields = Object.fromEntries(
  Object.entries(columns).map(([field, column]) => [field, { from: 'column' as const, column }]),
);

const idsOf = (rows: string[][]): string[] => {
  const read = rowReading({
    ...{ kind: 'orders', header, corrections: noCorrections, timeZone: 'Asia/Shanghai' },
    mapping: { ...MAPPING_DEFAULTS, kind: 'orders', fields },
  });
  return rows.map((cells, at) => read({ line: at + 2, cells, ragged: null }).rowId);
};

describe('ids made for rows of orders', () => {
  const bare = ['', '2026-11-01', '10', 'S1'];
  const named = ['A1', '2026-11-01', '10', 'S1'];

  it('are made only where the file gives none, and equal rows stay apart', () => {
    const [first, none, second] = idsOf([bare, named, bare]);
    expect(none).toBe('');
    expect(first?.split('-')).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), '1']);
    expect(second).toBe(first?.replace(/-1$/, '-2'));
  });

  it('do not depend on the named rows around them', () => {
    const ids = idsOf([named, bare, named, named, bare]);
    expect(ids.filter((id) => id !== '')).toEqual(idsOf([bare, bare]));
  });
});
