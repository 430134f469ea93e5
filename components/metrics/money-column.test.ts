import { expect, test } from 'vitest';
import { moneyColumn } from './money-column';

test('a column has one unit, the one its largest amount asks for', () => {
  const column = moneyColumn([3_104_000_00n, -4_836_25n], 'zh-CN');
  expect([column.unit, column.words(3_104_000_00n), column.words(-4_836_25n, true)]).toEqual([
    '万元',
    '310.4',
    '−0.5',
  ]);
  const small = moneyColumn([999_50n, 12n], 'zh-CN');
  expect([small.unit, small.words(999_50n, true), small.words(12n)]).toEqual(['元', '+1,000', '0']);
});

test('English counts in thousands, and what is missing is a dash', () => {
  const column = moneyColumn([3_104_000_00n], 'en');
  expect([column.unit, column.words(3_104_000_00n), column.words(null)]).toEqual(['CN¥ K', '3,104.0', '—']);
});
