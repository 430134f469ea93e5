import { describe, expect, it } from 'vitest';
import { mostRecents, parseRecents, type Recent, recentOf, recentsText, withRecent } from './recents';

const id = (n: number) => `01a20089-0aa8-735f-b1ca-${String(n).padStart(12, '0')}`;
const store = (n: number): Recent => ({ kind: 'stores', id: id(n) });

describe('what one opened', () => {
  it.each([
    [`/stores/${id(1)}`, { kind: 'stores', id: id(1) }],
    [`/stores/${id(1)}/assets`, { kind: 'stores', id: id(1) }],
    [`/goods/${id(2)}`, { kind: 'products', id: id(2) }],
    [`/guides/${id(3)}`, { kind: 'guides', id: id(3) }],
    ['/stores/new', null],
    ['/stores', null],
    [`/imports/${id(1)}`, null],
    [`/__proto__/${id(1)}`, null],
    ['/', null],
  ])('%s', (path, wanted) => expect(recentOf(path)).toEqual(wanted));

  it('keeps the newest first, each once, and only so many', () => {
    const opened = [1, 2, 3, 1, 4, 5, 6, 7].reduce<Recent[]>((list, n) => withRecent(list, store(n)), []);
    expect(opened).toEqual([7, 6, 5, 4, 1, 3].map(store));
    expect(opened).toHaveLength(mostRecents);
  });

  it('reads back what it wrote, for the same person only', () => {
    const text = recentsText('org/ann', [store(1), store(2)]);
    expect(parseRecents(text, 'org/ann')).toEqual([store(1), store(2)]);
    expect(parseRecents(text, 'org/bob')).toEqual([]);
  });

  it.each([null, '', '{', 'null', '[]', '{"owner":"a","recents":[null,{"kind":"x","id":"y"},3]}'])(
    'takes nothing from %j',
    (text) => expect(parseRecents(text, 'a')).toEqual([]),
  );
});
