import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ancestorPaths,
  childPath,
  isWithin,
  movedPath,
  parentPath,
  parseRegionPath,
  type RegionPath,
  regionDepth,
  subtreeRange,
} from '@/lib/organization/region-path';

const segment = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{1,4}$/),
  fc.constantFrom('a', 'a-', 'a0', 'A', 'a_', 'ab'),
);
const pathOf = (segments: string[]) => `/${segments.join('/')}/` as RegionPath;
const path = fc.array(segment, { minLength: 1, maxLength: 16 });

describe('region paths', () => {
  it('the subtree range holds exactly the node and what is below it, byte by byte', () => {
    const near = fc.tuple(path, fc.array(segment, { maxLength: 3 }), fc.boolean(), path);
    fc.assert(
      fc.property(near, ([top, rest, isBelow, other]) => {
        const node = isBelow ? [...top, ...rest] : other;
        const { from, before } = subtreeRange(pathOf(top));
        const bytes = Buffer.from(pathOf(node));
        const inRange =
          Buffer.compare(bytes, Buffer.from(from)) >= 0 && Buffer.compare(bytes, Buffer.from(before)) < 0;
        expect(inRange).toBe(top.every((name, index) => node[index] === name));
        expect(isWithin(pathOf(node), pathOf(top))).toBe(inRange);
      }),
      { numRuns: 500 },
    );
  });

  it('knows parent, ancestors and depth', () => {
    fc.assert(
      fc.property(path, (segments) => {
        const whole = segments.reduce<RegionPath | null>((parent, name) => childPath(parent, name), null);
        expect(whole).toBe(pathOf(segments));
        expect(regionDepth(pathOf(segments))).toBe(segments.length);
        expect(ancestorPaths(pathOf(segments))).toEqual(
          segments.slice(1).map((_, index) => pathOf(segments.slice(0, index + 1))),
        );
      }),
    );
    expect(parentPath(pathOf(['a']))).toBeNull();
  });

  it.each([
    '',
    '/',
    '//',
    'a/',
    '/a',
    '/a//b/',
    '/a b/',
    '/华东/',
    `/${'x'.repeat(65)}/`,
    pathOf(Array(33).fill('a')),
  ])('refuses %j', (text) => {
    expect(parseRegionPath(text)).toBeNull();
  });

  it('moves a subtree, never below itself', () => {
    const move = { from: pathOf(['cn', 'east']), to: pathOf(['cn', 'south', 'east']) };
    expect(movedPath(pathOf(['cn', 'east', 'sh']), move)).toBe('/cn/south/east/sh/');
    expect(() => movedPath(pathOf(['cn', 'eastern']), move)).toThrow(RangeError);
    expect(() => movedPath(move.from, { from: move.from, to: pathOf(['cn', 'east', 'x']) })).toThrow(
      RangeError,
    );
    const deep = pathOf(['cn', 'east', ...Array(30).fill('a')]);
    expect(() => movedPath(deep, move)).toThrow(RangeError);
  });
});
