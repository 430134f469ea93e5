import { expect, test } from 'vitest';
import { parseMonth } from './month';

test('reads months as files write them, and any day of one', () => {
  for (const text of [
    '2026-11',
    '2026/11',
    '2026.11',
    '202611',
    '2026年11月',
    '2026年11月份',
    '2026-11-30',
    '2026/11/5',
  ])
    expect([text, parseMonth(text)]).toEqual([text, { ok: true, value: '2026-11-01' }]);
  expect(parseMonth('2026-3')).toEqual({ ok: true, value: '2026-03-01' });
  // 46327 is how a spreadsheet stores 1 November 2026.
  expect(parseMonth('46327')).toEqual({ ok: true, value: '2026-11-01' });
});

test('refuses what is no month', () => {
  for (const text of ['2026-13', '2026', '十一月', '11', '1726-01'])
    expect([text, parseMonth(text).ok]).toEqual([text, false]);
});
