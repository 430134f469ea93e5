/** A home is one of these: of who sets up the organization, or of who runs named stores. Others start at the overview. */
export type HomeKind = 'admin' | 'stores';

/** Every card of a home, in the order it has before anybody arranges it. */
export const homeCards = {
  admin: ['requests', 'imports', 'feeds', 'onboarding', 'expiring', 'exports'],
  stores: ['sales', 'todo', 'guides', 'checklist'],
} as const satisfies Record<HomeKind, readonly string[]>;
export type HomeCardKey = (typeof homeCards)[HomeKind][number];

/** Whose default an admin sets for which home. */
export const homeRoles = { admin: 'admin', stores: 'store_manager' } as const satisfies Record<
  HomeKind,
  string
>;

/** Cards that stand side by side on a wide screen: the first row. */
export const rowLength = 2;

export type HomeLayout = { cards: readonly string[]; hidden: readonly string[]; locked: readonly string[] };
export type PlacedCard = { key: HomeCardKey; isShown: boolean; isLocked: boolean };

/** The cards of a home as its reader finds them: locked ones of the role first, then their own order, else the role's. */
export function placeCards(
  kind: HomeKind,
  { role, own }: { role: HomeLayout | null; own: HomeLayout | null },
): PlacedCard[] {
  const all: readonly HomeCardKey[] = homeCards[kind];
  const locked = new Set(role?.locked ?? []);
  const wanted = [...(role?.locked ?? []), ...(own?.cards ?? []), ...(role?.cards ?? []), ...all];
  const hidden = new Set((own ?? role)?.hidden ?? []);
  return [...new Set(wanted)].flatMap((wish) => {
    // A card that no longer exists, or of another home.
    const key = all.find((one) => one === wish);
    if (!key) return [];
    const isLocked = locked.has(key);
    return [{ key, isLocked, isShown: isLocked || !hidden.has(key) }];
  });
}

/** Moves a card one place up or down; never over a locked one. */
export function moveCard(
  cards: readonly PlacedCard[],
  { key, by }: { key: HomeCardKey; by: -1 | 1 },
): PlacedCard[] {
  const from = cards.findIndex((card) => card.key === key);
  const [moved, other] = [cards[from], cards[from + by]];
  if (!moved || !other || moved.isLocked || other.isLocked) return [...cards];
  return cards.map((card, at) => (at === from ? other : at === from + by ? moved : card));
}

export const layoutOf = (cards: readonly PlacedCard[], isRowLocked: boolean): HomeLayout => ({
  cards: cards.map(({ key }) => key),
  hidden: cards.filter(({ isShown }) => !isShown).map(({ key }) => key),
  locked: isRowLocked
    ? cards
        .filter(({ isShown }) => isShown)
        .slice(0, rowLength)
        .map(({ key }) => key)
    : [],
});
