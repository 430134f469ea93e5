import { describe, expect, it } from 'vitest';
import { BrandInput } from './input';

const codesOf = (name: string) =>
  BrandInput.safeParse({ code: 'A', name }).error?.issues.map((issue) => issue.message) ?? [];

describe('a line of text', () => {
  it.each(['水轮', 'Café', '👩‍👩‍👧 門店', 'ﷺ'])('takes %s', (name) => {
    expect(codesOf(name)).toEqual([]);
  });
  it.each(['a\u0000b', 'a\tb', 'a\u007fb', 'a\ud83d', '\udc00b', 'a\u202eb'])(
    'refuses what the database cannot keep or a line cannot show (%j)',
    (name) => {
      expect(codesOf(name)).toEqual(['not_plain']);
    },
  );
  it.each(['\u200b\u200c', '\ufeff', ' \u2060 '])('is no name when nobody can see it (%j)', (name) => {
    expect(codesOf(name)).toEqual(['required']);
  });
});
