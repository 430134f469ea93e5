import { describe, expect, it } from 'vitest';
import { asDay } from '@/lib/time';
import { parseTargetCode, targetCode } from './target-code';
import { monthChoices, parseTargetPage, targetHref, targetPeriod } from './target-period';
import { coverageOf, PAGE_SIZE, pageAfter, pathTo, sortedBy } from './target-rows';

const rows = Array.from({ length: PAGE_SIZE * 2 + 3 }, (_, at) => ({
  code: `S${String(at).padStart(3, '0')}`,
}));

describe('pageAfter', () => {
  it('walks on and back over every row once', () => {
    const seen: string[] = [];
    const starts: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      starts.push(after);
      const page: ReturnType<typeof pageAfter<{ code: string }>> = pageAfter(rows, { after });
      expect(page.from).toBe(seen.length + 1);
      seen.push(...page.rows.map(({ code }) => code));
      after = page.next;
    }
    expect(seen).toEqual(rows.map(({ code }) => code));
    expect(starts).toHaveLength(3);
    expect(pageAfter(rows, { after: starts[2] ?? '' }).prev).toBe(starts[1]);
    expect(pageAfter(rows, { after: starts[1] ?? '' }).prev).toBe('');
    expect(pageAfter(rows, { after: '' }).prev).toBeNull();
  });
});

describe('stores by their achieved share', () => {
  const store = (code: string, actualFen: bigint | null, targetFen: bigint | null) => ({
    ...{ code, actualFen, targetFen },
  });
  const stores = [
    store('A', 50n, 100n),
    store('B', 9n, null),
    store('C', 333_334n, 1_000_000n),
    // A ten-thousandth of a point above C: no rounding tells them apart.
    store('D', 333_333_334_001n, 1_000_000_000_000n),
    store('E', null, 100n),
    store('F', 1n, 2n),
  ];
  const codes = (sort?: '-achieved' | 'achieved') =>
    sortedBy(stores, sort)
      .map(({ code }) => code)
      .join('');

  it('stand exactly, equal ones by code, without a target last either way', () => {
    expect(codes()).toBe('ABCDEF');
    expect(codes('-achieved')).toBe('AFCDEB');
    expect(codes('achieved')).toBe('EDCAFB');
  });

  it('are paged in that order', () => {
    const many = Array.from({ length: PAGE_SIZE + 2 }, (_, at) => store(`S${at}`, BigInt(at), 1000n));
    const sorted = sortedBy(many, '-achieved');
    const first = pageAfter(sorted, { after: '', sort: '-achieved' });
    expect(first.next).toBe('S2');
    const second = pageAfter(sorted, { after: 'S2', sort: '-achieved' });
    expect(second.rows.map(({ code }) => code)).toEqual(['S1', 'S0']);
    expect(second).toMatchObject({ from: PAGE_SIZE + 1, prev: '', next: null });
  });
});

it('tells nobody from nothing: what is known of last year, and how many have a target', () => {
  const store = (targetFen: bigint | null, lastYearFen: bigint | null) => ({ targetFen, lastYearFen });
  expect(coverageOf([store(0n, null), store(null, null)])).toEqual({
    stores: 2,
    aimed: 1,
    lastYearFen: null,
  });
  expect(coverageOf([store(1n, 5n), store(null, 7n)])).toMatchObject({ lastYearFen: 12n });
});

it('goes from the whole down to a region', () => {
  const region = (code: string, parentId: string | null) => ({ id: code, parentId, code, name: `${code}!` });
  const tree = [region('root', null), region('east', 'root'), region('city', 'east')];
  expect(pathTo(tree, { code: 'city', whole: 'all' })).toEqual([
    { code: undefined, name: 'all' },
    { code: 'east', name: 'east!' },
    { code: 'city', name: 'city!' },
  ]);
  expect(pathTo(tree, { code: undefined, whole: 'all' })).toEqual([{ code: undefined, name: 'all' }]);
});

describe('which month, and up to which day', () => {
  const range = { from: asDay('2026-10-20'), to: asDay('2026-11-30') };

  it('is the month a range ends in, up to the last complete day', () => {
    expect(targetPeriod(range, asDay('2026-11-20'))).toEqual({ month: '2026-11-01', through: '2026-11-20' });
    expect(targetPeriod(range, null)).toEqual({ month: '2026-11-01', through: '2026-11-30' });
  });

  it('is read from an address and written into one; what does not fit is dropped', () => {
    const anchor = asDay('2026-11-20');
    expect(parseTargetPage({ month: '2026-12', region: 'R 1' }, anchor)).toMatchObject({
      ...{ month: '2026-12-01', region: 'R 1', after: '' },
    });
    for (const month of ['2026-13', '1999-01', 'x', undefined])
      expect(parseTargetPage({ month }, anchor).month).toBe('2026-11-01');
    expect(targetHref({ month: anchor, region: 'R 1', after: 'S1' })).toBe(
      '/settings/targets?month=2026-11&region=R+1&after=S1',
    );
  });

  it('can be chosen around today, and stays chosen wherever it is', () => {
    const choices = monthChoices(asDay('2024-01-01'), asDay('2026-11-20'));
    expect(choices).toHaveLength(20);
    expect([choices[0], choices[1], choices.at(-1)]).toEqual(['2024-01', '2026-05', '2027-11']);
  });

  it('names a target by month and store, whatever stands in the code', () => {
    const code = targetCode({ month: '2026-11-01', store: 'S:1@x' });
    expect(code).toBe('2026-11:S:1@x');
    expect(parseTargetCode(code)).toEqual({ month: '2026-11-01', store: 'S:1@x' });
    expect(parseTargetCode('2026-13:S1')).toBeNull();
  });
});
