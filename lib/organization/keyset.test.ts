import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeKeyset, encodeKeyset, keysetPage } from './keyset';

describe('a cursor', () => {
  it('comes back as it was, in letters an address holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.uuid(), (text, id) => {
        const value = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
          new TextEncoder().encode(text.replaceAll('\u0000', '')),
        );
        const token = encodeKeyset({ value, id });
        expect(token).toMatch(/^[\w-]+$/);
        expect(decodeKeyset(token)).toEqual({ value, id });
      }),
      { numRuns: 50 },
    );
  });

  it('is none when it was tampered with', () => {
    for (const token of ['', 'x', '!!', btoa('[1,2]'), btoa('["a","b"]'), btoa('{}')])
      expect(decodeKeyset(token)).toBeNull();
  });
});

describe('a page', () => {
  const row = (n: number) => ({ value: String(n), id: `00000000-0000-4000-8000-00000000000${n}` });
  it('knows whether there is more on either side', () => {
    const first = keysetPage([row(1), row(2), row(3)], { limit: 2, total: 3, cursor: null });
    expect([first.rows.length, first.before, first.after !== null]).toEqual([2, null, true]);
    const last = keysetPage([row(3)], { limit: 2, total: 3, cursor: { side: 'after' } });
    expect([last.rows.length, last.before !== null, last.after]).toEqual([1, true, null]);
    const back = keysetPage([row(2), row(1)], { limit: 2, total: 3, cursor: { side: 'before' } });
    expect(back.rows.map(({ value }) => value)).toEqual(['1', '2']);
    expect([back.before, back.after !== null]).toEqual([null, true]);
  });
});
