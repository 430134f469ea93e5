/** Second letters after `g`, and where they lead. `m` is kept for members. */
export const goLetters = {
  h: '/home',
  o: '/overview',
  s: '/stores',
  r: '/org',
  g: '/guides',
  p: '/goods',
  i: '/imports',
  d: '/metrics',
  ',': '/settings',
} as const satisfies Record<string, string>;

/** A second letter that comes later is the beginning of something else. */
export const sequenceMs = 1_200;

/** A key as it was pressed; `at` in milliseconds, from whatever beginning. */
export type Stroke = {
  key: string;
  isCtrl: boolean;
  isMeta: boolean;
  isAlt: boolean;
  isShift: boolean;
  /** Held down, or a part of a word an input method composes. */
  isRepeat: boolean;
  isComposing: boolean;
  at: number;
};

export type ShortcutAct = { do: 'go'; href: string } | { do: 'sheet' } | { do: 'search' } | { do: 'undo' };
/** When `g` was pressed, while its second letter is awaited. */
export type Pending = number | null;

const isPlain = ({ isCtrl, isMeta, isAlt, isRepeat, isComposing }: Stroke): boolean =>
  !isCtrl && !isMeta && !isAlt && !isRepeat && !isComposing;

/** The keys that open and close the palette: ⌘K on a Mac, where Ctrl K deletes to the end of a line; Ctrl K elsewhere. */
export function isPaletteStroke(stroke: Stroke, isMac: boolean): boolean {
  const { key, isCtrl, isMeta, isAlt, isShift, isRepeat, isComposing } = stroke;
  const isHeld = isMac ? isMeta && !isCtrl : isCtrl && !isMeta;
  return isHeld && !isAlt && !isShift && !isRepeat && !isComposing && key.toLowerCase() === 'k';
}

/**
 * What a key means where single keys mean something: `?` the sheet, `/` the search, `u` the undo a toast offers, `g` and a letter a page the reader may
 * open (`hrefs`).
 */
export function readStroke(
  pending: Pending,
  stroke: Stroke,
  hrefs: ReadonlySet<string>,
): { pending: Pending; act: ShortcutAct | null } {
  if (!isPlain(stroke)) return { pending: null, act: null };
  // Caps lock makes a capital without shift; with shift somebody means the capital.
  const key = stroke.isShift ? stroke.key : stroke.key.toLowerCase();
  const isSecond = pending !== null && stroke.at - pending <= sequenceMs;
  if (isSecond && Object.hasOwn(goLetters, key)) {
    const href = goLetters[key as keyof typeof goLetters];
    return { pending: null, act: hrefs.has(href) ? { do: 'go', href } : null };
  }
  if (key === 'g') return { pending: stroke.at, act: null };
  if (key === '?') return { pending: null, act: { do: 'sheet' } };
  if (key === '/') return { pending: null, act: { do: 'search' } };
  if (key === 'u') return { pending: null, act: { do: 'undo' } };
  return { pending: null, act: null };
}
