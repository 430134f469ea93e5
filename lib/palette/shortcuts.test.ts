import { describe, expect, it } from 'vitest';
import {
  goLetters,
  isPaletteStroke,
  type Pending,
  readStroke,
  type ShortcutAct,
  type Stroke,
} from './shortcuts';

const every = new Set<string>(Object.values(goLetters));
const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  ...{ key, isCtrl: false, isMeta: false, isAlt: false, isShift: false },
  ...{ isRepeat: false, isComposing: false, at: 0, ...more },
});

/** What the keys do, one after the other, 100 ms apart unless they say when. */
function press(strokes: Stroke[], hrefs: ReadonlySet<string> = every): (ShortcutAct | null)[] {
  let pending: Pending = null;
  return strokes.map((one, i) => {
    const read = readStroke(pending, { ...one, at: one.at || 1_000 + i * 100 }, hrefs);
    pending = read.pending;
    return read.act;
  });
}
const last = (...strokes: Stroke[]) => press(strokes).at(-1);

describe('single keys', () => {
  it.each([
    ['h', '/home'],
    ['o', '/overview'],
    ['s', '/stores'],
    ['g', '/guides'],
    ['i', '/imports'],
    [',', '/settings'],
  ])('g %s goes to %s', (key, href) =>
    expect(press([stroke('g'), stroke(key)])).toEqual([null, { do: 'go', href }]),
  );

  it('goes nowhere the reader may not', () => {
    expect(press([stroke('g'), stroke('i')], new Set(['/stores']))).toEqual([null, null]);
  });

  it('opens the sheet by ? with its shift, and the search by /', () => {
    expect(last(stroke('?', { isShift: true }))).toEqual({ do: 'sheet' });
    expect(last(stroke('/'))).toEqual({ do: 'search' });
    expect(last(stroke('u'))).toEqual({ do: 'undo' });
    expect(last(stroke('U', { isShift: true }))).toBeNull();
  });

  it('reads capitals of caps lock and leaves those of shift alone', () => {
    expect(last(stroke('G'), stroke('S'))).toEqual({ do: 'go', href: '/stores' });
    expect(last(stroke('G', { isShift: true }), stroke('s'))).toBeNull();
  });

  it('forgets a g that came too early, or before another key', () => {
    expect(last(stroke('g', { at: 1_000 }), stroke('s', { at: 2_201 }))).toBeNull();
    expect(last(stroke('g', { at: 1_000 }), stroke('s', { at: 2_200 }))).toEqual({
      do: 'go',
      href: '/stores',
    });
    expect(last(stroke('g'), stroke('x'), stroke('s'))).toBeNull();
    expect(last(stroke('s'))).toBeNull();
  });

  it.each(['isCtrl', 'isMeta', 'isAlt', 'isRepeat', 'isComposing'] as const)('is silent with %s', (held) => {
    expect(last(stroke('/', { [held]: true }))).toBeNull();
    expect(last(stroke('?', { [held]: true }))).toBeNull();
    expect(last(stroke('g', { [held]: true }), stroke('s'))).toBeNull();
    expect(last(stroke('g'), stroke('s', { [held]: true }))).toBeNull();
  });
});

describe('the keys of the palette', () => {
  it.each([
    ['⌘K on a Mac', true, { isMeta: true }, true],
    ['Ctrl K on a Mac', true, { isCtrl: true }, false],
    ['Ctrl K elsewhere', false, { isCtrl: true }, true],
    ['⊞K elsewhere', false, { isMeta: true }, false],
    ['Ctrl Shift K', false, { isCtrl: true, isShift: true }, false],
    ['Ctrl Alt K', false, { isCtrl: true, isAlt: true }, false],
    ['while a word is composed', false, { isCtrl: true, isComposing: true }, false],
    ['held down', false, { isCtrl: true, isRepeat: true }, false],
    ['K alone', false, {}, false],
  ])('%s', (_name, isMac, held, wanted) => expect(isPaletteStroke(stroke('k', held), isMac)).toBe(wanted));
});
