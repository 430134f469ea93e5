import { describe, expect, it } from 'vitest';
import { BrandInput } from './input';

const codesOf = (name: string) =>
  BrandInput.safeParse({ code: 'A', name }).error?.issues.map((issue) => issue.message) ?? [];

describe('a line of text', () => {
  it.each(['水轮', 'Café', '👩‍👩‍👧 門店', 'ﷺ'])('takes %s', (name) => {
    expect(codesOf(name)).toEqual([]);
  });
  it.each(['a\u0000b', 'a\tb', 'a\u007fb', 'a\ud83d', '\udc00b'])(
    'refuses what the database cannot keep or a line cannot show (%j)',
    (name) => {
      expect(codesOf(name)).toEqual(['not_plain']);
    },
  );
});
