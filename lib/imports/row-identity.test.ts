import { describe, expect, it } from 'vitest';
import { hash128, rowIdentities } from './row-identity';

describe('hash128', () => {
  it('does not collide on 200,000 near-equal rows, in neither half', () => {
    const whole = new Set<string>();
    const half = new Set<string>();
    for (let i = 0; i < 200_000; i++) {
      const hash = hash128(`0${i}\u001f19970101\u001f1\u001f11.77`);
      whole.add(hash);
      half.add(hash.slice(16));
    }
    expect([whole.size, half.size]).toEqual([200_000, 200_000]);
  });

  it('spreads one changed bit over half of the bits', () => {
    let changed = 0;
    for (let i = 0; i < 500; i++) {
      const a = BigInt(`0x${hash128(`order ${i * 2}`)}`);
      const b = BigInt(`0x${hash128(`order ${i * 2 + 1}`)}`);
      changed += (a ^ b).toString(2).replaceAll('0', '').length;
    }
    expect(changed / 500).toBeGreaterThan(60);
    expect(changed / 500).toBeLessThan(68);
  });

  it('stays the same for ever: stored ids depend on it', () => {
    expect(new Set(['', 'a', 'ab', 'abcd', 'abcde', '门店'].map(hash128)).size).toBe(6);
    expect(hash128('门店,001')).toMatchInlineSnapshot(`"b23e10320dfaea61232615ba1800bac0"`);
  });
});

describe('rowIdentities', () => {
  const header = ['id', 'date', 'n'];
  const rows = [
    ['1', '19970101', '2'],
    ['1', '19970101', '2'],
    ['2', '19970101', '2'],
    [' 1', '19970101 ', '2'],
  ];
  const ids = (names: string[], cells: string[][], salt?: string) => {
    const id = rowIdentities(names, salt);
    return cells.map(id);
  };

  it('counts equal rows and gives the same ids for the same file', () => {
    const first = ids(header, rows);
    expect(new Set(first).size).toBe(4);
    expect(first.map((id) => id.slice(33))).toEqual(['1', '2', '1', '3']);
    expect(ids(header, rows)).toEqual(first);
  });

  it('does not mind the order of columns and minds the salt', () => {
    const turned = ids(
      ['n', 'id', 'date'],
      rows.map(([id = '', date = '', n = '']) => [n, id, date]),
    );
    expect(turned).toEqual(ids(header, rows));
    expect(ids(header, rows, 'store=S2')[0]).not.toBe(ids(header, rows, 'store=S1')[0]);
  });

  it('keeps counting across its growth', () => {
    const id = rowIdentities(['a']);
    for (let i = 0; i < 150_000; i++) id([String(i)]);
    expect([id(['7']), id(['149999']), id(['new'])].map((text) => text.slice(33))).toEqual(['2', '2', '1']);
  });
});
