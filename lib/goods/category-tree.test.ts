import { describe, expect, it } from 'vitest';
import { categoryLine, categoryOrder, categoryPath, placeProblem, withBranchTotals } from './category-tree';

const node = (code: string, parent: string | null = null) => ({ id: `id-${code}`, code, name: code, parent });
const nodes = [node('tea'), node('grape', 'fruit'), node('fruit', 'tea'), node('cups'), node('lost', 'gone')];
const tree = new Map(nodes.map((one) => [one.code, one]));

describe('the tree of categories', () => {
  it('is read parents first, siblings by name, with the line from the top', () => {
    expect(categoryOrder(nodes).map(({ line, level }) => `${level} ${line}`)).toEqual([
      '0 cups',
      '0 lost',
      '0 tea',
      '1 tea / fruit',
      '2 tea / fruit / grape',
    ]);
  });

  it('names a place by the ids from the top down', () => {
    expect(categoryPath(tree, 'grape')).toBe('/id-tea/id-fruit/id-grape/');
    expect(categoryLine(tree, 'nobody')).toEqual([]);
  });

  it('refuses rings, unknown parents and more than six levels, the branch counted', () => {
    expect(placeProblem(tree, { code: 'tea', parent: 'grape' })).toBe('below_itself');
    expect(placeProblem(tree, { code: 'tea', parent: 'tea' })).toBe('below_itself');
    expect(placeProblem(tree, { code: 'new', parent: 'nobody' })).toBe('unknown_category');
    expect(placeProblem(tree, { code: 'new', parent: 'grape' })).toBeNull();
    const deep = new Map(tree);
    for (const [code, parent] of [
      ['a', null],
      ['b', 'a'],
      ['c', 'b'],
      ['d', 'c'],
    ] as const)
      deep.set(code, node(code, parent));
    expect(placeProblem(deep, { code: 'fruit', parent: 'd' })).toBeNull();
    expect(placeProblem(deep, { code: 'tea', parent: 'd' })).toBe('too_deep');
  });

  it('counts the products of a branch once for each level above', () => {
    const rows = [3, 0, 5, 2].map((products, at) => ({ products, level: [0, 1, 2, 0][at] ?? 0 }));
    expect(withBranchTotals(rows).map(({ inBranch }) => inBranch)).toEqual([8, 5, 5, 2]);
  });
});
