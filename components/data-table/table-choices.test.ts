import { describe, expect, it } from 'vitest';
import { fillWords } from '@/lib/i18n/fill-words';
import { chosenColumns } from './column';
import { columnChoices, moveColumn, shownKeys } from './column-order';
import { afterToggle, countSelected, nothingSelected, pageMark, rowsBetween } from './selection-state';

const columns = [
  { key: 'name', header: '门店', isFixed: true },
  { key: 'region', header: '区域' },
  { key: 'gmv', header: 'GMV' },
];

describe('columns', () => {
  it('shows the asked ones in the asked order and never drops a fixed one', () => {
    expect(chosenColumns({ columns, wanted: ['gmv', 'region'] }).map(({ key }) => key)).toEqual([
      'name',
      'gmv',
      'region',
    ]);
    expect(chosenColumns({ columns, wanted: null }).map(({ key }) => key)).toEqual(['name', 'region', 'gmv']);
  });
  it('holds pinned ones that are shown behind the fixed ones', () => {
    const shown = chosenColumns({ columns, wanted: ['region', 'gmv'], pinned: ['gmv', 'gone'] });
    expect(shown.map(({ key, isPinned }) => [key, isPinned])).toEqual([
      ['name', false],
      ['gmv', true],
      ['region', false],
    ]);
  });
  it('moves a column by one place, never past a fixed one or the end', () => {
    const choices = columnChoices({ columns, wanted: null });
    expect(shownKeys(moveColumn({ choices, key: 'gmv', by: -1 }))).toEqual(['name', 'gmv', 'region']);
    expect(moveColumn({ choices, key: 'region', by: -1 })).toEqual(choices);
    expect(moveColumn({ choices, key: 'gmv', by: 1 })).toEqual(choices);
    expect(moveColumn({ choices, key: 'name', by: 1 })).toEqual(choices);
  });
  it('lists hidden ones last, unchecked', () => {
    const choices = columnChoices({ columns, wanted: ['gmv'] });
    expect(choices.map(({ key, isShown }) => [key, isShown])).toEqual([
      ['name', true],
      ['gmv', true],
      ['region', false],
    ]);
  });
});

describe('selection', () => {
  const page = ['a', 'b', 'c'];
  it('gathers over pages', () => {
    const first = afterToggle({ state: nothingSelected, ids: page, isOn: true, page });
    const second = afterToggle({ state: first, ids: ['x'], isOn: true, page: ['x', 'y'] });
    expect(countSelected({ state: second, total: 1284 })).toBe(4);
    expect(pageMark({ state: second, page: ['x', 'y'] })).toBe('some');
    expect(pageMark({ state: second, page })).toBe('all');
  });
  it('counts all matching, and unchecking one falls back to the rest of the page in view', () => {
    const all = { ids: new Set<string>(), isAll: true };
    expect(countSelected({ state: all, total: 1284 })).toBe(1284);
    const less = afterToggle({ state: all, ids: ['b'], isOn: false, page });
    expect([...less.ids]).toEqual(['a', 'c']);
    expect(less.isAll).toBe(false);
  });
  it('takes the rows between two, either way; the one alone when the other is on another page', () => {
    const rows = ['a', 'b', 'c', 'd'];
    expect(rowsBetween(rows, 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(rowsBetween(rows, 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(rowsBetween(rows, 'x', 'c')).toEqual(['c']);
    expect(rowsBetween(rows, null, 'c')).toEqual(['c']);
  });
  it('marks an empty page as none', () => {
    expect(pageMark({ state: { ids: new Set(), isAll: true }, page: [] })).toBe('none');
  });
});

describe('words', () => {
  it('fills what it knows and leaves the rest', () => {
    expect(fillWords('已选 {count} 项 {other}', { count: 3 })).toBe('已选 3 项 {other}');
  });
});
