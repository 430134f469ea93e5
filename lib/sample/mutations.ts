import 'server-only';
import { eq } from 'drizzle-orm';
import { organizations } from '@/db/schema/organization';
import { arrayLiteral } from '@/lib/array-literal';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { conflict, invalid } from '@/lib/errors';
import { enqueue } from '@/lib/jobs/queue';
import { type RemoveSampleInput, removeOrganizationJob } from './input';
import {
  abandonedSamplesText,
  anySampleText,
  isSampleText,
  lonelyUsersText,
  membersOfOrganizationText,
  removalOrder,
  removeRowsText,
  type TableLinks,
  tenantTablesText,
} from './removal-sql';

/** Asks for the sample organization to be removed; only a sample can be, and only by its own name. */
export async function requestSampleRemoval(ctx: Context, input: RemoveSampleInput): Promise<void> {
  const { orgId } = ctx.scope;
  await ctx.db.write(async (tx) => {
    const [organization] = await tx.select().from(organizations).where(eq(organizations.orgId, orgId));
    if (!organization?.isSample) throw conflict('not_a_sample');
    if (organization.name !== input.name) throw invalid({ name: 'not_the_name' });
    const object = { objectKind: 'organization', objectId: orgId, objectName: organization.name };
    await recordAudit(ctx, tx, { action: 'organization.removal_requested', ...object });
    await enqueue(tx, orgId, removeOrganizationJob, {}, { key: `${orgId}:remove` });
  });
}

/**
 * Removes a sample organization with everything it has and the people who belong to nothing else; whole or not at
 * all. Needs the system's context. Throws conflict for an organization that is not a sample.
 */
export const removeOrganization = (ctx: Context): Promise<void> => removeRowsOf(ctx, ctx.scope.orgId);

async function removeRowsOf(ctx: Context, orgId: string): Promise<void> {
  await ctx.db.raw(async (raw) => {
    const [organization] = await raw.unsafe(isSampleText, [orgId]);
    if (!organization?.is_sample) throw conflict('not_a_sample');
    const people = await raw.unsafe(membersOfOrganizationText, [orgId]);
    const tables = (await raw.unsafe(tenantTablesText)) as unknown as TableLinks[];
    for (const table of removalOrder(tables)) await raw.unsafe(removeRowsText(table), [orgId]);
    await raw.unsafe(lonelyUsersText, [arrayLiteral(people.map((row) => row.user_id as string))]);
  });
}

/**
 * Removes the sample somebody asked to be rid of, with the samples nobody belongs to: they came with it, and whoever
 * could see that they are still there is gone. True when no sample is left in this installation.
 */
export async function removeSampleWhole(ctx: Context): Promise<boolean> {
  const { orgId } = ctx.scope;
  const abandoned = await ctx.db.raw((raw) => raw.unsafe(abandonedSamplesText, [orgId]));
  // Its own organization last: broken off before, the job runs again in its name.
  for (const { org_id } of abandoned) await removeRowsOf(ctx, org_id as string);
  await removeOrganization(ctx);
  const [samples] = await ctx.db.raw((raw) => raw.unsafe(anySampleText));
  return samples?.there === false;
}
