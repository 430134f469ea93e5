import { describe, expect, it } from 'vitest';
import { foundNodes, type TreeNode } from './tree-shape';

const node = (id: string, label: string, parentId: string | null, keywords?: string[]): TreeNode => ({
  ...{ id, label, parentId, keywords },
});
const regions = [
  node('R', '全国', null),
  node('E', '华东', 'R', ['huadong', 'hd']),
  node('E-SH', '上海', 'E', ['shanghai', 'sh']),
  node('E-SH-XH', '徐汇片区', 'E-SH', ['xuhuipianqu', 'xhpq']),
];
const found = (text: string) => foundNodes(regions, text).map(({ id }) => id);

describe('nodes found by words', () => {
  it('are found by name, code, pinyin or initials, in any width and case; several words mean and', () => {
    expect(found('徐汇')).toEqual(['E-SH-XH']);
    expect(found('ＸＨＰＱ')).toEqual(['E-SH-XH']);
    expect(found('e-sh')).toEqual(['E-SH', 'E-SH-XH']);
    expect(found('片区 xuhui')).toEqual(['E-SH-XH']);
    expect(found('成都')).toEqual([]);
  });
  it('come as a flat list that says where each lies', () => {
    expect(foundNodes(regions, 'xhpq')).toMatchObject([{ parentId: null, note: '华东 / 上海' }]);
  });
});
