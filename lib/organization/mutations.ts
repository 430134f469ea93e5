import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { dbIn, systemDb, type Tx } from '@/db/client';
import { brands, channels, organizations, regions } from '@/db/schema/organization';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { withIdempotency } from '@/lib/auth/mutations/idempotency';
import { coversPlace } from '@/lib/auth/reach';
import { inScope, reach } from '@/lib/auth/scope';
import { AppError, invalid, notFound } from '@/lib/errors';
import { excludedColumns, nounLock } from './excluded-sql';
import type { BrandInput, ChannelInput, OrganizationInput, RegionInput, UpDownInput } from './input';
import { DEEPEST } from './region-path';
import {
  parseItems,
  planUpsert,
  type UpsertItem,
  type UpsertPlan,
  type UpsertResult,
  upsertReply,
} from './upsert';

/** A new organization with its root region. Used where no organization can be in scope yet: set-up and the sample. */
export async function createOrganization(
  input: OrganizationInput,
  now: Date,
): Promise<{ orgId: string; rootRegionId: string }> {
  const orgId = uuidv7();
  const rootRegionId = uuidv7();
  await systemDb().write(async (tx) => {
    await tx.insert(organizations).values({ orgId, ...input, createdAt: now });
    await tx.insert(regions).values({
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

/** Colours of up and down for everybody of the organization who has not chosen their own. */
export async function setUpDownColors(ctx: Context, { colors }: UpDownInput): Promise<void> {
  const here = inScope(ctx.scope, 'settings:write', organizations);
  await ctx.db.write(async (tx) => {
    const [known] = await tx.select().from(organizations).where(here).for('update');
    if (!known) throw notFound();
    if (known.upDownColors === colors) return;
    await tx.update(organizations).set({ upDownColors: colors }).where(here);
    await recordAudit(ctx, tx, {
      action: 'organization.updated',
      objectKind: 'organization',
      objectId: known.orgId,
      objectName: known.name,
      before: { upDownColors: known.upDownColors },
      after: { upDownColors: colors },
    });
  });
}

/** Creates or renames brands by code; each change is audited. Bad items come back as `invalid`. */
export async function upsertBrands(ctx: Context, input: BrandInput[]): Promise<UpsertResult[]> {
  return ctx.db.write(async (tx) => {
    await tx.execute(nounLock(ctx.scope.orgId, 'brands'));
    const codes = input.map((item) => item.code);
    const rows = await tx
      .select()
      .from(brands)
      .where(and(inScope(ctx.scope, 'organization:write', brands), inArray(brands.code, codes)));
    const items = input.map(({ code, name }) => ({ code, values: { name } }));
    const plan = planUpsert({ items, known: byCode(rows), newId: () => uuidv7() });
    const written = plan.writes.map(({ id, code, values }) => ({
      orgId: ctx.scope.orgId,
      id,
      code,
      name: String(values.name),
      createdAt: ctx.now,
    }));
    if (written.length > 0)
      await tx
        .insert(brands)
        .values(written)
        .onConflictDoUpdate({ target: [brands.orgId, brands.id], set: excludedColumns(brands, ['name']) });
    await recordUpserts(ctx, tx, { kind: 'brand', plan });
    return plan.results;
  });
}

/** Creates or changes channels by code. */
export async function upsertChannels(ctx: Context, input: ChannelInput[]): Promise<UpsertResult[]> {
  return ctx.db.write(async (tx) => {
    await tx.execute(nounLock(ctx.scope.orgId, 'channels'));
    const codes = input.map((item) => item.code);
    const rows = await tx
      .select()
      .from(channels)
      .where(and(inScope(ctx.scope, 'organization:write', channels), inArray(channels.code, codes)));
    const known = byCode(rows);
    const items = input.map(({ code, name, sourceClass }) => ({ code, values: { name, sourceClass } }));
    const plan = planUpsert({ items, known, newId: () => uuidv7() });
    const written = plan.writes.map(({ id, code, values }) => ({
      orgId: ctx.scope.orgId,
      id,
      code,
      name: known.get(code)?.name ?? '',
      sourceClass: known.get(code)?.sourceClass ?? 'unknown',
      ...(values as Partial<Pick<ChannelInput, 'name' | 'sourceClass'>>),
      createdAt: ctx.now,
    }));
    if (written.length > 0)
      await tx
        .insert(channels)
        .values(written)
        .onConflictDoUpdate({
          target: [channels.orgId, channels.id],
          set: excludedColumns(channels, ['name', 'sourceClass']),
        });
    await recordUpserts(ctx, tx, { kind: 'channel', plan });
    return plan.results;
  });
}

type RegionRow = typeof regions.$inferSelect;

/** What one region becomes, given those known so far; new ones join `known`, so that children may follow. */
function regionItem(ctx: Context, known: Map<string, RegionRow>, input: RegionInput): UpsertItem {
  const root = [...known.values()].find((row) => row.parentId === null);
  const parent = input.parentCode === undefined ? root : known.get(input.parentCode);
  const before = known.get(input.code);
  const problem = (path: string, code: string): UpsertItem => ({
    code: input.code,
    values: {},
    problems: [{ path, code }],
  });
  if (!parent) return problem('parentCode', 'unknown_region');
  // Moving a branch would rewrite history; until it has an effective day a wrong parent is refused, not applied.
  if (before && input.parentCode !== undefined && before.parentId !== parent.id)
    return problem('parentCode', 'region_cannot_move');
  const reached = reach(ctx.scope, 'organization:write');
  if (!coversPlace(reached, { brandId: null, path: (before ?? parent).path }))
    return problem(before ? 'code' : 'parentCode', 'not_found');
  if (!before && parent.depth + 1 >= DEEPEST) return problem('parentCode', 'too_deep');
  if (!before) {
    const id = uuidv7();
    known.set(input.code, {
      orgId: ctx.scope.orgId,
      id,
      parentId: parent.id,
      path: `${parent.path}${id}/`,
      depth: parent.depth + 1,
      code: input.code,
      name: input.name,
      createdAt: ctx.now,
    });
  }
  return { code: input.code, values: { name: input.name } };
}

/** Creates or renames regions by code, parents first; a parent may stand earlier in the same list. */
export async function upsertRegions(ctx: Context, input: RegionInput[]): Promise<UpsertResult[]> {
  return ctx.db.write(async (tx) => {
    await tx.execute(nounLock(ctx.scope.orgId, 'regions'));
    const rows = await tx.select().from(regions).where(eq(regions.orgId, ctx.scope.orgId));
    const known = new Map(rows.map((row) => [row.code, row]));
    const items = input.map((item) => regionItem(ctx, known, item));
    const newId = (code: string) => known.get(code)?.id ?? uuidv7();
    const plan = planUpsert({ items, known: byCode(rows), newId });
    const written = plan.writes.flatMap(({ code, values }) => {
      const row = known.get(code);
      return row ? [{ ...row, name: String(values.name) }] : [];
    });
    if (written.length > 0)
      await tx
        .insert(regions)
        .values(written)
        .onConflictDoUpdate({ target: [regions.orgId, regions.id], set: excludedColumns(regions, ['name']) });
    await recordUpserts(ctx, tx, { kind: 'region', plan });
    return plan.results;
  });
}

const byCode = <T extends { code: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.code, row]));

/** One audit row for each created or changed thing of an upsert. */
export async function recordUpserts(
  ctx: Context,
  tx: Tx,
  upserts: {
    kind: string;
    plan: UpsertPlan;
    storeIdOf?: (id: string) => string | null;
    /** What else a write replaced, beside the fields of the row. */
    beforeOf?: (id: string) => Record<string, unknown> | undefined;
  },
): Promise<void> {
  const { kind, plan, storeIdOf, beforeOf } = upserts;
  const before = new Map(plan.results.map((result) => [result.code, result]));
  const replacedBy = (code: string, id: string) => {
    const [fields, more] = [before.get(code)?.before ?? null, beforeOf?.(id)];
    return more ? { ...fields, ...more } : fields;
  };
  await recordAudit(
    ctx,
    tx,
    ...plan.writes.map(({ id, code, isNew, values }) => ({
      action: `${kind}.${isNew ? 'created' : 'updated'}`,
      objectKind: kind,
      objectId: before.get(code)?.id ?? id,
      objectName: typeof values.name === 'string' ? values.name : code,
      storeId: storeIdOf?.(id) ?? null,
      before: replacedBy(code, id),
      after: { code, ...values },
    })),
  );
}

/**
 * One thing from a form, through the same upsert that takes lists: problems become errors beside their fields, and
 * a new thing whose code exists is refused.
 */
export async function saveOne<I>(
  ctx: Context,
  save: { item: I; isNew: boolean; upsert: (ctx: Context, items: I[]) => Promise<UpsertResult[]> },
): Promise<{ id: string; outcome: UpsertResult['outcome'] }> {
  return ctx.db.write(async (tx) => {
    const [result] = await save.upsert({ ...ctx, db: dbIn(tx) }, [save.item]);
    if (!result?.id)
      throw invalid(Object.fromEntries((result?.problems ?? []).map(({ path, code }) => [path, code])));
    if (save.isNew && result.outcome !== 'created') throw invalid({ code: 'code_taken' });
    return { id: result.id, outcome: result.outcome };
  });
}

/**
 * A list from the API: each item read by its own input, the good ones written, every one answered; once per
 * `Idempotency-Key`.
 */
export async function answerUpsert<I>(
  ctx: Context,
  call: {
    request: Request;
    items: readonly unknown[];
    input: Parameters<typeof parseItems<I>>[0];
    upsert: (ctx: Context, items: I[]) => Promise<UpsertResult[]>;
  },
): Promise<Response> {
  const run = async () => {
    const { items, invalid: unread } = parseItems(call.input, call.items);
    const results =
      items.length > 0
        ? await call.upsert(
            ctx,
            items.map(({ item }) => item),
          )
        : [];
    const placed = results.map((result) => ({ ...result, index: items[result.index]?.index ?? 0 }));
    return upsertReply(call.items.length, [...placed, ...unread]);
  };
  return withIdempotency(ctx, { request: call.request, input: call.items, run });
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
