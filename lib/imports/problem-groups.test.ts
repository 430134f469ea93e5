import { describe, expect, it } from 'vitest';
import { GroupCounter } from './problem-groups';
import type { ProblemEntry } from './row-stream';

const entry = (more: Partial<ProblemEntry>): ProblemEntry => ({
  ...{ line: 2, field: 'region', columnName: '区域', code: 'required', severity: 'error', params: null },
  value: '',
  ...more,
});

function groupsOf(...entries: ProblemEntry[]) {
  const counter = new GroupCounter();
  for (const one of entries) counter.add(one);
  return counter.largest.map(({ code, value, count }) => [code, value, count]);
}

describe('problems gathered', () => {
  it('blank cells that must not be blank are one thing to put right', () => {
    expect(groupsOf(entry({ line: 2 }), entry({ line: 3 }))).toEqual([['required', '', 2]]);
  });

  it('a field no column gives, and a blank that is wrong for another reason, are not', () => {
    expect(groupsOf(entry({ columnName: null }))).toEqual([['required', null, 1]]);
    expect(groupsOf(entry({ code: 'coordinate_alone' }))).toEqual([['coordinate_alone', null, 1]]);
  });
});
