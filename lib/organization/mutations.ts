import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { systemDb, type Tx } from '@/db/client';
import { brands, channels, organizations, regions } from '@/db/schema/organization';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { AppError, conflict } from '@/lib/errors';
import type { BrandInput, ChannelInput, OrganizationInput, RegionInput } from './input';

/** A new organization with its root region. Used where no organization can be in scope yet: set-up and the sample. */
export async function createOrganization(
  input: OrganizationInput,
  now: Date,
): Promise<{ orgId: string; rootRegionId: string }> {
  const orgId = uuidv7();
  const rootRegionId = uuidv7();
  await systemDb().write(async (tx) => {
    await tx.insert(organizations).values({ orgId, ...input, createdAt: now });
    await tx
      .insert(regions)
      .values({
        orgId,
        id: rootRegionId,
        parentId: null,
        path: `/${rootRegionId}/`,
        depth: 0,
        code: 'root',
        name: input.name,
        createdAt: now,
      });
  });
  return { orgId, rootRegionId };
}

export type UpsertResult = { code: string; id: string; outcome: 'created' | 'updated' | 'unchanged' };

/** Creates or renames brands by code; each change is audited. */
export async function upsertBrands(ctx: Context, input: BrandInput[]): Promise<UpsertResult[]> {
  return ctx.db.write(async (tx) => {
    const known = new Map(
      (
        await tx
          .select()
          .from(brands)
          .where(
            and(
              eq(brands.orgId, ctx.scope.orgId),
              inArray(
                brands.code,
                input.map((brand) => brand.code),
              ),
            ),
          )
      ).map((row) => [row.code, row]),
    );
    const results: UpsertResult[] = [];
    for (const { code, name } of input) {
      const before = known.get(code);
      const id = before?.id ?? uuidv7();
      const outcome = !before ? 'created' : before.name === name ? 'unchanged' : 'updated';
      if (outcome === 'created')
        await tx.insert(brands).values({ orgId: ctx.scope.orgId, id, code, name, createdAt: ctx.now });
      if (outcome === 'updated')
        await tx
          .update(brands)
          .set({ name })
          .where(and(eq(brands.orgId, ctx.scope.orgId), eq(brands.id, id)));
      if (outcome !== 'unchanged') {
        await recordAudit(ctx, tx, {
          action: `brand.${outcome}`,
          objectKind: 'brand',
          objectId: id,
          objectName: name,
          before: before ? { name: before.name } : null,
          after: { code, name },
        });
      }
      results.push({ code, id, outcome });
    }
    return results;
  });
}

export async function upsertChannels(ctx: Context, input: ChannelInput[]): Promise<UpsertResult[]> {
  return ctx.db.write(async (tx) => {
    const known = new Map(
      (
        await tx
          .select()
          .from(channels)
          .where(
            and(
              eq(channels.orgId, ctx.scope.orgId),
              inArray(
                channels.code,
                input.map((channel) => channel.code),
              ),
            ),
          )
      ).map((row) => [row.code, row]),
    );
    const results: UpsertResult[] = [];
    for (const { code, name, sourceClass } of input) {
      const before = known.get(code);
      const id = before?.id ?? uuidv7();
      const outcome = !before
        ? 'created'
        : before.name === name && before.sourceClass === sourceClass
          ? 'unchanged'
          : 'updated';
      if (outcome === 'created')
        await tx
          .insert(channels)
          .values({ orgId: ctx.scope.orgId, id, code, name, sourceClass, createdAt: ctx.now });
      if (outcome === 'updated')
        await tx
          .update(channels)
          .set({ name, sourceClass })
          .where(and(eq(channels.orgId, ctx.scope.orgId), eq(channels.id, id)));
      if (outcome !== 'unchanged') {
        await recordAudit(ctx, tx, {
          action: `channel.${outcome}`,
          objectKind: 'channel',
          objectId: id,
          objectName: name,
          before: before ? { name: before.name, sourceClass: before.sourceClass } : null,
          after: { code, name, sourceClass },
        });
      }
      results.push({ code, id, outcome });
    }
    return results;
  });
}

type RegionRow = typeof regions.$inferSelect;

async function upsertRegion(
  ctx: Context,
  tx: Tx,
  known: Map<string, RegionRow>,
  root: RegionRow,
  input: RegionInput,
): Promise<UpsertResult> {
  const parent = input.parentCode === undefined ? root : known.get(input.parentCode);
  if (!parent)
    throw new AppError('invalid', {
      fields: { parentCode: 'unknown_region' },
      params: { code: input.parentCode ?? '' },
    });
  const before = known.get(input.code);
  if (before) {
    // Moving a branch needs an effective day; until then a wrong parent is refused, not applied in silence.
    if (input.parentCode !== undefined && before.parentId !== parent.id)
      throw conflict('region_cannot_move', { code: input.code });
    if (before.name === input.name) return { code: input.code, id: before.id, outcome: 'unchanged' };
    await tx
      .update(regions)
      .set({ name: input.name })
      .where(and(eq(regions.orgId, ctx.scope.orgId), eq(regions.id, before.id)));
    await recordAudit(ctx, tx, {
      action: 'region.updated',
      objectKind: 'region',
      objectId: before.id,
      objectName: input.name,
      before: { name: before.name },
      after: { name: input.name },
    });
    return { code: input.code, id: before.id, outcome: 'updated' };
  }
  const id = uuidv7();
  const row: RegionRow = {
    orgId: ctx.scope.orgId,
    id,
    parentId: parent.id,
    path: `${parent.path}${id}/`,
    depth: parent.depth + 1,
    code: input.code,
    name: input.name,
    createdAt: ctx.now,
  };
  await tx.insert(regions).values(row);
  known.set(row.code, row);
  await recordAudit(ctx, tx, {
    action: 'region.created',
    objectKind: 'region',
    objectId: id,
    objectName: input.name,
    after: { code: input.code, name: input.name, parent: parent.code },
  });
  return { code: input.code, id, outcome: 'created' };
}

/** Creates or renames regions by code, parents first; a parent may stand earlier in the same list. */
export async function upsertRegions(ctx: Context, input: RegionInput[]): Promise<UpsertResult[]> {
  return ctx.db.write(async (tx) => {
    const rows = await tx.select().from(regions).where(eq(regions.orgId, ctx.scope.orgId));
    const known = new Map(rows.map((row) => [row.code, row]));
    const root = rows.find((row) => row.parentId === null);
    if (!root) throw new AppError('not_found');
    const results: UpsertResult[] = [];
    for (const region of input) results.push(await upsertRegion(ctx, tx, known, root, region));
    return results;
  });
}

/** The root region of the organization in scope. */
export async function getRootRegion(ctx: Context, tx: Tx): Promise<RegionRow> {
  const [root] = await tx
    .select()
    .from(regions)
    .where(and(eq(regions.orgId, ctx.scope.orgId), isNull(regions.parentId)));
  if (!root) throw new AppError('not_found');
  return root;
}
