import { z } from 'zod';
import { homeCards } from './cards';

const card = z.enum([...homeCards.admin, ...homeCards.stores]);
const cards = z.array(card).max(20);

/** `layout` null = back to what the role has, or to the beginning. `whose`: mine, or the default of a role's home. */
export const ArrangeHomeInput = z.object({
  home: z.enum(['admin', 'stores']),
  whose: z.enum(['mine', 'role']),
  layout: z.object({ cards, hidden: cards, locked: cards }).nullable(),
});
export type ArrangeHomeInput = z.output<typeof ArrangeHomeInput>;
