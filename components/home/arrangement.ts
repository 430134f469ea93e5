import type { HomeKind, PlacedCard } from '@/lib/home/cards';

/** One home that the reader may arrange. */
export type Arrangement = {
  key: string;
  home: HomeKind;
  whose: 'mine' | 'role';
  label: string;
  cards: PlacedCard[];
  /** The first row is locked for the role. */
  isRowLocked: boolean;
  /** Somebody arranged it: there is something to go back from. */
  isKept: boolean;
};
