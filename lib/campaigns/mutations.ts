import 'server-only';
import { and, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { campaigns } from '@/db/schema/campaigns';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { excludedColumns, nounLock } from '@/lib/organization/excluded-sql';
import { recordUpserts } from '@/lib/organization/mutations';
import { planUpsert, type UpsertResult } from '@/lib/organization/upsert';
import type { CampaignInput } from './input';

/** Creates or changes campaigns by code. */
export async function upsertCampaigns(
  ctx: Context,
  input: readonly CampaignInput[],
): Promise<UpsertResult[]> {
  return ctx.db.write(async (tx) => {
    await tx.execute(nounLock(ctx.scope.orgId, 'campaigns'));
    const codes = input.map((item) => item.code);
    const rows = await tx
      .select()
      .from(campaigns)
      .where(and(inScope(ctx.scope, 'organization:write', campaigns), inArray(campaigns.code, codes)));
    const known = new Map(rows.map((row) => [row.code, row]));
    const items = input.map(({ code, ...values }) => ({ code, values }));
    const plan = planUpsert({ items, known, newId: () => uuidv7() });
    const written = plan.writes.map(({ id, code, values }) => ({
      ...{ name: code, startsOn: null, endsOn: null, createdAt: ctx.now },
      ...known.get(code),
      ...(values as Partial<CampaignInput>),
      ...{ orgId: ctx.scope.orgId, id, code },
    }));
    if (written.length > 0)
      await tx
        .insert(campaigns)
        .values(written)
        .onConflictDoUpdate({
          target: [campaigns.orgId, campaigns.id],
          set: excludedColumns(campaigns, ['name', 'startsOn', 'endsOn']),
        });
    await recordUpserts(ctx, tx, { kind: 'campaign', plan });
    return plan.results;
  });
}
