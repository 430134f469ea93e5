/** One line of the column settings. */
export type ColumnChoice = {
  key: string;
  label: string;
  isFixed: boolean;
  isShown: boolean;
  isPinned: boolean;
};

/** All columns in the order of the list as it stands: shown ones first, in their order, then the hidden ones. */
export function columnChoices({ columns, wanted, pinned = [] }: ColumnQuestion): ColumnChoice[] {
  const isShown = (key: string) => wanted === null || wanted.includes(key);
  const rank = (key: string) => (wanted?.includes(key) ? wanted.indexOf(key) : columns.length);
  const choices = columns.map(({ key, header, isFixed = false }) => ({
    key,
    label: header,
    isFixed,
    isShown: isFixed || isShown(key),
    isPinned: pinned.includes(key),
  }));
  if (!wanted) return choices;
  const free = choices.filter((choice) => !choice.isFixed).sort((a, b) => rank(a.key) - rank(b.key));
  return [...choices.filter((choice) => choice.isFixed), ...free];
}
type ColumnQuestion = {
  columns: readonly { key: string; header: string; isFixed?: boolean }[];
  wanted: readonly string[] | null;
  pinned?: readonly string[];
};

/** Moves one column by one place; fixed columns stay in front and nothing passes them. */
export function moveColumn({ choices, key, by }: Move): ColumnChoice[] {
  const from = choices.findIndex((choice) => choice.key === key);
  const to = from + by;
  const [moved, other] = [choices[from], choices[to]];
  if (!moved || !other || moved.isFixed || other.isFixed) return [...choices];
  const next = [...choices];
  [next[from], next[to]] = [other, moved];
  return next;
}
type Move = { choices: readonly ColumnChoice[]; key: string; by: -1 | 1 };

/** What goes into `cols=`: the shown ones in order. */
export function shownKeys(choices: readonly ColumnChoice[]): string[] {
  return choices.filter((choice) => choice.isShown).map((choice) => choice.key);
}

/** What goes into `pin=`: the shown ones that stay at the left, in order. */
export function pinnedKeys(choices: readonly ColumnChoice[]): string[] {
  return choices.filter((choice) => choice.isShown && choice.isPinned).map((choice) => choice.key);
}
