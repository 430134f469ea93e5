import { describe, expect, it } from 'vitest';
import { knownSearchKeys } from '@/lib/organization/search-keys';
import { nothingFound } from '@/lib/palette/found';
import type { PaletteCommand } from './palette-commands';
import { paletteGroups } from './palette-lines';

const command = (kind: 'go' | 'act', label: string, href: string): PaletteCommand => ({
  ...{ kind, label, href, words: href.split('/').filter(Boolean) },
  ...knownSearchKeys(label),
});
const commands = [
  command('go', '门店', '/stores'),
  command('go', '设置', '/settings'),
  command('go', '用户', '/settings/users'),
  command('act', '新建门店', '/stores/new'),
];
const store = { id: 's1', code: 'SH1', name: '深圳万象城店' };
const asked = { commands, acts: [], recents: [], found: nothingFound, isStale: false };
const shape = (groups: ReturnType<typeof paletteGroups>) =>
  groups.map(({ key, lines }) => [key, ...lines.map(({ label }) => label)]);

describe('the groups of the palette', () => {
  it('begin with what was opened before while nothing is typed, and hold back the second level', () => {
    const recents = [{ kind: 'stores' as const, ...store }];
    expect(shape(paletteGroups({ ...asked, text: ' ', recents }))).toEqual([
      ['recent', '深圳万象城店'],
      ['go', '门店', '设置'],
      ['act', '新建门店'],
    ]);
  });

  it('put pages and acts that match before what was found, and lead to each', () => {
    const groups = paletteGroups({ ...asked, text: 'sz', found: { ...nothingFound, stores: [store] } });
    expect(shape(groups)).toEqual([
      ['go', '设置'],
      ['stores', '深圳万象城店'],
    ]);
    expect(groups.flatMap(({ lines }) => lines.map(({ href }) => href))).toEqual(['/settings', '/stores/s1']);
  });

  it('lead from a region to its stores and from a product to its page', () => {
    const found = {
      ...nothingFound,
      products: [{ id: 'p1', code: 'P', name: '茶' }],
      regions: [{ id: 'r1', code: '华东/1', name: '华东' }],
    };
    const groups = paletteGroups({ ...asked, commands: [], text: 'x', found });
    expect(groups.map(({ lines }) => lines[0]?.href)).toEqual([
      '/goods/p1',
      '/stores?region=%E5%8D%8E%E4%B8%9C%2F1',
    ]);
  });

  it('let nobody choose what answers an earlier text, and forget it when the text is gone', () => {
    const late = { ...asked, commands: [], isStale: true, found: { ...nothingFound, stores: [store] } };
    expect(
      paletteGroups({ ...late, text: 'szw' }).flatMap(({ lines }) => lines.map((l) => l.isStale)),
    ).toEqual([true]);
    expect(paletteGroups({ ...late, text: '' })).toEqual([]);
  });
});
