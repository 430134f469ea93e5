import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { stores, touchpoints } from '@/db/schema/stores';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { notFound } from '@/lib/errors';
import type { TouchpointInput } from '../input';

/** Places touchpoints by code; a known code is left as it is. Returns how many are new. */
export async function placeTouchpoints(ctx: Context, input: readonly TouchpointInput[]): Promise<number> {
  return ctx.db.write(async (tx) => {
    const codes = [...new Set(input.map((one) => one.store))];
    const rows = await tx
      .select({ id: stores.id, code: stores.code })
      .from(stores)
      .where(and(inScope(ctx.scope, 'stores:write', stores), inArray(stores.code, codes)));
    const storeIds = new Map(rows.map((row) => [row.code, row.id]));
    if (storeIds.size < codes.length) throw notFound();
    const known = await tx
      .select({ code: touchpoints.code })
      .from(touchpoints)
      .where(
        and(
          eq(touchpoints.orgId, ctx.scope.orgId),
          inArray(
            touchpoints.code,
            input.map((one) => one.code),
          ),
        ),
      );
    const knownCodes = new Set(known.map((row) => row.code));
    const fresh = input.filter((one) => !knownCodes.has(one.code));
    if (fresh.length === 0) return 0;
    await tx.insert(touchpoints).values(
      fresh.map((one) => ({
        ...{
          orgId: ctx.scope.orgId,
          id: uuidv7(),
          code: one.code,
          name: one.name,
          kind: one.kind,
          place: one.place ?? null,
          placedOn: one.placedOn,
        },
        ...{ storeId: storeIds.get(one.store) as string, createdAt: ctx.now },
      })),
    );
    await recordAudit(ctx, tx, {
      action: 'touchpoint.placed',
      objectKind: 'touchpoint',
      after: { count: fresh.length, first: fresh[0]?.code },
    });
    return fresh.length;
  });
}
