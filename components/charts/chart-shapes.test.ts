import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layBars } from './bars';
import { downsample } from './downsample';
import { stackLayers } from './layers';
import { PROVINCES, tileBeyond } from './province-grid';
import { sequentialClasses } from './sequential';
import { topFive, wordSeries } from './series';
import { textWidth } from './text-width';
import { toTsv, tsvCell } from './tsv';
import { waterfallRows } from './waterfall';

describe('downsample', () => {
  it('leaves short series alone and keeps both ends of long ones', () => {
    expect(downsample({ values: [1, 2, 3], most: 10 })).toEqual([0, 1, 2]);
    const kept = downsample({ values: Array.from({ length: 5000 }, (_, i) => Math.sin(i / 50)), most: 400 });
    expect(kept).toHaveLength(400);
    expect([kept[0], kept.at(-1)]).toEqual([0, 4999]);
  });
  it('keeps a lone spike', () => {
    const values = Array.from({ length: 1000 }, (_, i) => (i === 617 ? 1000 : 1));
    expect(downsample({ values, most: 50 })).toContain(617);
  });
  it('keeps a long gap as a gap', () => {
    const values = Array.from({ length: 1000 }, (_, i) => (i >= 400 && i < 600 ? null : i % 7));
    const gaps = downsample({ values, most: 100 }).filter((i) => values[i] === null);
    expect(gaps.length).toBeGreaterThan(15);
  });
  it('returns rising indexes without repeats', () => {
    const value = fc.option(fc.integer(), { nil: null });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 300 }), fc.integer({ min: 3, max: 60 }), (values, most) => {
        const kept = downsample({ values, most });
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        expect(kept.length).toBe(Math.min(most, values.length));
      }),
    );
  });
});

describe('bars', () => {
  const gained = { key: 'g', label: '新增', values: [5, null, 3] };
  const lost = { key: 'l', label: '流失', values: [-2, -1, -4] };
  it('piles gains up and losses down from zero and draws no bar for a gap', () => {
    const bars = layBars({ series: [gained, lost], count: 3, layout: 'stack' });
    expect(bars.map(({ from, to }) => [from, to])).toEqual([
      [0, 5],
      [0, -2],
      [0, -1],
      [0, 3],
      [0, -4],
    ]);
  });
  it('stacks same signs on each other and sets groups side by side', () => {
    const twice = [gained, { ...gained, key: 'h' }];
    expect(layBars({ series: twice, count: 1, layout: 'stack' })[1]).toMatchObject({ from: 5, to: 10 });
    const [one, two] = layBars({ series: twice, count: 1, layout: 'group' });
    expect(two?.left).toBeGreaterThanOrEqual((one?.left ?? 0) + (one?.width ?? 0));
    expect(two?.from).toBe(0);
  });
});

describe('layers', () => {
  it('stacks, and shows no sum where a part is missing', () => {
    const layers = stackLayers([
      { key: 'a', label: 'a', values: [1, 2, null] },
      { key: 'b', label: 'b', values: [10, null, 30] },
    ]);
    expect(layers.map((layer) => layer.edges)).toEqual([
      [[0, 1], null, null],
      [[1, 11], null, null],
    ]);
  });
});

describe('waterfall', () => {
  it('hands the sum on and reports what the parts leave unexplained', () => {
    const part = (key: string, value: number) => ({ key, label: key, value, kind: 'part' as const });
    const total = (value: number) => ({ key: 't', label: 't', value, kind: 'total' as const });
    const { rows, remainder } = waterfallRows([part('v', -268), part('c', 61), part('r', -105), total(-312)]);
    expect(rows.map(({ from, to }) => [from, to])).toEqual([
      [0, -268],
      [-268, -207],
      [-207, -312],
      [0, -312],
    ]);
    expect(remainder).toBe(0);
    expect(waterfallRows([part('v', -200), total(-312)]).remainder).toBe(-112);
  });
});

describe('series', () => {
  it('words a gap as —', () => {
    const [worded] = wordSeries({ series: [{ key: 'a', label: 'a', values: [0, null] }], format: String });
    expect(worded?.texts).toEqual(['0', '—']);
  });
  it('keeps the largest five and adds the rest up without losing a yuan', () => {
    const series = Array.from({ length: 9 }, (_, i) => ({
      key: `${i}`,
      label: `${i}`,
      values: [i, i === 0 ? null : 1],
    }));
    const shown = topFive({ series, otherLabel: '其他' });
    expect(shown.map(({ key }) => key)).toEqual(['8', '7', '6', '5', '4', 'other']);
    expect(shown.at(-1)?.values).toEqual([6, 3]);
  });
});

describe('province grid', () => {
  it('has the 34 divisions on 34 different places', () => {
    expect(PROVINCES).toHaveLength(34);
    expect(new Set(PROVINCES.map(({ col, row }) => `${col},${row}`)).size).toBe(34);
    expect(new Set(PROVINCES.map(({ code }) => code)).size).toBe(34);
    expect(PROVINCES.map(({ zh }) => zh)).toEqual(expect.arrayContaining(['台湾', '香港', '澳门']));
    for (const { code } of PROVINCES)
      expect(code).toMatch(/^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82)0000$/);
  });
  it('is walked by arrows, stays at the edge and can reach every tile', () => {
    expect(tileBeyond({ from: '110000', key: 'ArrowDown' })).toBe('130000');
    expect(tileBeyond({ from: '230000', key: 'ArrowUp' })).toBe('230000');
    expect(tileBeyond({ from: '110000', key: 'Enter' })).toBe('110000');
    const seen = new Set(['650000']);
    for (const code of seen)
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'])
        seen.add(tileBeyond({ from: code, key }));
    expect(seen.size).toBe(34);
  });
});

describe('sequential classes', () => {
  it('spreads values, keeps ties together and gaps as gaps', () => {
    expect(sequentialClasses([1, 2, 3, 4, 5, 6, 7])).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(sequentialClasses([5, null, 5])).toEqual([4, null, 4]);
    const [a, b, c] = sequentialClasses([1, 1, 9]);
    expect(a).toBe(b);
    expect(c).toBeGreaterThan(a ?? 0);
  });
});

describe('text', () => {
  it('takes Chinese as a whole em and digits as a little more than half', () => {
    expect(textWidth('万亿', 12)).toBe(24);
    expect(textWidth('100', 10)).toBe(18);
  });
  it('writes cells that no spreadsheet runs', () => {
    expect(['=1+1', '@x', '+cmd', '-5', '-¥3', 'a\tb\nc', '-5.2%'].map(tsvCell)).toEqual([
      "'=1+1",
      "'@x",
      "'+cmd",
      '-5',
      "'-¥3",
      'a b c',
      '-5.2%',
    ]);
    expect(
      toTsv([
        ['日期', '销售'],
        ['11-01', '1'],
      ]),
    ).toBe('日期\t销售\n11-01\t1');
  });
});
