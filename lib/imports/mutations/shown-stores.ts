import 'server-only';
import { and, eq, inArray, not } from 'drizzle-orm';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import type { UpsertResult } from '@/lib/organization/upsert';
import type { StoreUpsertInput } from '@/lib/stores/input';
import { upsertStores } from '@/lib/stores/mutations/upsert-stores';

/**
 * Writes stores as `updateStore` does: the number of a known store that a person may not see stays as it is, and is not
 * compared either, or a file of guesses would find it out. Keys stand for systems that keep these numbers themselves.
 */
export async function upsertShownStores(
  ctx: Context,
  items: readonly StoreUpsertInput[],
): Promise<UpsertResult[]> {
  const hidden = await hiddenCodes(ctx, items);
  return upsertStores(
    ctx,
    items.map((item) => {
      if (!hidden.has(item.code)) return item;
      const { phone: _phone, ...rest } = item;
      return rest;
    }),
  );
}

/** Codes of known stores whose number the person may not see, of those that bring one. */
async function hiddenCodes(ctx: Context, items: readonly StoreUpsertInput[]): Promise<Set<string>> {
  const codes = items.filter(({ phone }) => phone !== undefined).map(({ code }) => code);
  if (ctx.actor.kind === 'key' || codes.length === 0) return new Set();
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ code: stores.code })
      .from(stores)
      .where(
        and(
          eq(stores.orgId, ctx.scope.orgId),
          inArray(stores.code, codes),
          not(inScope(ctx.scope, 'phones:read', stores)),
        ),
      ),
  );
  return new Set(rows.map(({ code }) => code));
}
