import type { Permission } from '@/lib/auth/permissions';
import type { HomeCardKey, PlacedCard } from '@/lib/home/cards';

/** The right each card shows something with; without it the card is left out. */
const cardNeeds: Record<HomeCardKey, Permission> = {
  ...{ requests: 'access:decide', imports: 'imports:read', feeds: 'ingest:read', onboarding: 'stores:read' },
  ...{ expiring: 'users:read', exports: 'reports:export', sales: 'overview:read', todo: 'organization:read' },
  ...{ guides: 'guides:read', checklist: 'stores:read' },
};

/** The cards somebody sees anything in. */
export const cardsFor = (
  cards: readonly PlacedCard[],
  may: (permission: Permission) => boolean,
): PlacedCard[] => cards.filter(({ key }) => may(cardNeeds[key]));
