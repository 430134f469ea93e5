import 'server-only';
import type { Context } from '@/lib/auth/context';
import type { Permission } from '@/lib/auth/permissions';
import { holds } from '@/lib/auth/scope';
import { searchProducts } from '@/lib/goods/queries/search-products';
import { searchGuides } from '@/lib/guides/queries/search-guides';
import { searchRegions } from '@/lib/organization/queries';
import { searchStores } from '@/lib/stores/queries/search-stores';
import type { Found, FoundLine } from './found';
import type { FindInput } from './input';
import type { RecentKind } from './recents';

/** Lines a noun. */
const limit = 8;

/**
 * What a text finds, or what is left of the things one opened: each noun by its own right to read and within one's reach.
 * A noun one has no right to is not asked about, and answers like one in which nothing fits.
 */
export async function findByText(ctx: Context, { text, recents }: FindInput): Promise<Found> {
  const may = (right: Permission, ask: () => Promise<FoundLine[]>) =>
    holds(ctx.scope, right) ? ask() : Promise.resolve([]);
  const question = (kind: RecentKind) =>
    recents
      ? { ids: recents.filter((recent) => recent.kind === kind).map(({ id }) => id), limit }
      : { text, limit };
  const isAsked = (kind: RecentKind) =>
    recents ? recents.some((recent) => recent.kind === kind) : text !== '';
  const one = (kind: RecentKind, right: Permission, ask: typeof searchStores | typeof searchGuides) =>
    isAsked(kind) ? may(right, () => ask(ctx, question(kind))) : Promise.resolve([]);
  const [stores, guides, products, regions] = await Promise.all([
    one('stores', 'stores:read', searchStores),
    one('guides', 'guides:read', searchGuides),
    one('products', 'goods:read', searchProducts),
    recents || text === ''
      ? Promise.resolve([])
      : may('stores:read', () => searchRegions(ctx, { text, limit })),
  ]);
  return { stores, guides, products, regions };
}
