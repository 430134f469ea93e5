import 'server-only';
import { and, eq, gt, inArray, type SQL } from 'drizzle-orm';
import { quarantinedItems } from '@/db/schema/ingest';
import { arrayLiteral } from '@/lib/array-literal';
import { type Context, keyContext } from '@/lib/auth/context';
import type { ReplayManyInput } from '../input';
import { replaceAt } from '../personal-fields';
import { noteAttemptsText, resolvableItemsText } from '../quarantine-sql';
import { type OpenedItem, openItems } from './open-items';
import { replayItems } from './replay-items';

const pageSize = 500;
const beforeAll = '00000000-0000-0000-0000-000000000000';

const openOnes = (ctx: Context, ...more: (SQL | undefined)[]): SQL | undefined =>
  and(eq(quarantinedItems.orgId, ctx.scope.orgId), eq(quarantinedItems.status, 'open'), ...more);

/** Each item with the reach of the key it came by; what no key stands behind any more is only counted. */
async function replayByKey(ctx: Context, items: readonly OpenedItem[]): Promise<void> {
  for (const keyId of new Set(items.map((item) => item.apiKeyId))) {
    const ofKey = items.filter((item) => item.apiKeyId === keyId);
    const asKey = keyId === null ? ctx : await keyContext(ctx.scope.orgId, keyId, ctx.now);
    if (asKey) await replayItems(asKey, ofKey);
    else
      await ctx.db.raw((raw) =>
        raw.unsafe(noteAttemptsText, [
          ctx.scope.orgId,
          ...(['id', 'code', 'path', 'hint'] as const).map((field) =>
            arrayLiteral(ofKey.map((one) => one[field])),
          ),
        ]),
      );
  }
}

/** Takes what waited for a reference that is known by now; returns how many were tried. Needs a system context. */
export async function replayResolvable(ctx: Context): Promise<number> {
  let tried = 0;
  for (let after = beforeAll; ; ) {
    const found = await ctx.db.raw((raw) =>
      raw.unsafe(resolvableItemsText, [ctx.scope.orgId, ctx.now.toISOString(), after, String(pageSize)], {
        prepare: true,
      }),
    );
    const ids = found.map((row) => row.id as string);
    if (ids.length === 0) return tried;
    await replayByKey(
      ctx,
      await ctx.db.read((tx) => openItems(tx, openOnes(ctx, inArray(quarantinedItems.id, ids)))),
    );
    tried += ids.length;
    after = ids.at(-1) as string;
  }
}

/** Takes every open item of one reason, with the reach of a person who sees everything; returns how many were tried. */
export async function replayMany(ctx: Context, many: ReplayManyInput): Promise<number> {
  const { code, hint, replaceWith } = many;
  let tried = 0;
  for (let after = beforeAll; ; ) {
    const page = await ctx.db.read((tx) =>
      tx
        .select({ id: quarantinedItems.id })
        .from(quarantinedItems)
        .where(
          openOnes(
            ctx,
            eq(quarantinedItems.code, code),
            hint === undefined ? undefined : eq(quarantinedItems.hint, hint),
            gt(quarantinedItems.id, after),
          ),
        )
        .orderBy(quarantinedItems.id)
        .limit(pageSize),
    );
    if (page.length === 0) return tried;
    const ids = page.map((row) => row.id);
    const opened = await ctx.db.read((tx) => openItems(tx, openOnes(ctx, inArray(quarantinedItems.id, ids))));
    const items = replaceWith
      ? opened.map((item) => ({ ...item, body: replaceAt(item.body, item.path ?? '', replaceWith) }))
      : opened;
    await replayItems(ctx, items);
    tried += ids.length;
    after = ids.at(-1) as string;
  }
}
