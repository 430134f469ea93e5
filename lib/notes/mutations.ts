import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { chartNotes } from '@/db/schema/notes';
import { regions } from '@/db/schema/organization';
import { stores } from '@/db/schema/stores';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { coversPlace } from '@/lib/auth/reach';
import { holds, inScope, reach } from '@/lib/auth/scope';
import { AppError, notFound } from '@/lib/errors';
import type { AddNoteInput, ChangeNoteInput, RemoveNoteInput } from './input';
import { canChangeNote } from './note-rights';

const permission = 'overview:read';
type Row = typeof chartNotes.$inferSelect;
type Place = { storeId: string | null; regionId: string | null };

/** The place must lie wholly in reach: a region of which one sees one store is read there, not written. */
async function checkPlace(ctx: Context, tx: Tx, { storeId, regionId }: Place): Promise<void> {
  const { scope } = ctx;
  if (storeId) {
    const mine = and(inScope(scope, permission, stores), eq(stores.id, storeId));
    if ((await tx.$count(stores, mine)) === 0) throw notFound();
    return;
  }
  const known = and(
    inScope(scope, permission, regions),
    regionId ? eq(regions.id, regionId) : isNull(regions.parentId),
  );
  const [region] = await tx.select({ path: regions.path }).from(regions).where(known);
  if (!region || !coversPlace(reach(scope, permission), { brandId: null, path: region.path }))
    throw notFound();
}

const at = (ctx: Context, id: string) =>
  and(inScope(ctx.scope, permission, chartNotes), eq(chartNotes.id, id));

/** @throws not_found out of reach, forbidden for somebody else's */
async function findOwn(ctx: Context, tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.select().from(chartNotes).where(at(ctx, id)).for('update');
  if (!row) throw notFound();
  const reader = { userId: ctx.scope.userId, canSetUp: holds(ctx.scope, 'settings:write') };
  if (!canChangeNote(row.authorUserId, reader)) throw new AppError('forbidden');
  return row;
}

const auditOf = (row: Pick<Row, 'id' | 'text' | 'storeId'>, verb: string) => ({
  ...{
    action: `note.${verb}`,
    objectKind: 'note',
    objectId: row.id,
    objectName: row.text,
    storeId: row.storeId,
  },
});

/** Writes a note about a store, a region or the whole organization. The same note again is the one there is. */
export async function addNote(ctx: Context, input: AddNoteInput): Promise<{ id: string }> {
  const { orgId, userId } = ctx.scope;
  const place = { storeId: input.storeId ?? null, regionId: input.regionId ?? null };
  const days = { startsOn: input.from, endsOn: input.to, text: input.text };
  return ctx.db.write(async (tx) => {
    await checkPlace(ctx, tx, place);
    const same = and(
      eq(chartNotes.orgId, orgId),
      isNull(chartNotes.removedAt),
      eq(chartNotes.startsOn, days.startsOn),
      eq(chartNotes.endsOn, days.endsOn),
      eq(chartNotes.text, days.text),
      place.storeId ? eq(chartNotes.storeId, place.storeId) : isNull(chartNotes.storeId),
      place.regionId ? eq(chartNotes.regionId, place.regionId) : isNull(chartNotes.regionId),
    );
    const [known] = await tx.select({ id: chartNotes.id }).from(chartNotes).where(same).limit(1);
    if (known) return known;
    const id = uuidv7();
    await tx.insert(chartNotes).values({
      ...{ orgId, id, ...place, ...days },
      ...{ authorUserId: userId, authorName: ctx.actor.name, createdAt: ctx.now, updatedAt: ctx.now },
    });
    await recordAudit(ctx, tx, {
      ...auditOf({ id, text: input.text, storeId: place.storeId }, 'created'),
      after: { ...days, ...(place.regionId ? { regionId: place.regionId } : {}) },
    });
    return { id };
  });
}

/** Changes days or words of one's own note. @throws not_found, forbidden */
export async function changeNote(ctx: Context, input: ChangeNoteInput): Promise<void> {
  await ctx.db.write(async (tx) => {
    const known = await findOwn(ctx, tx, input.id);
    const after = { startsOn: input.from, endsOn: input.to, text: input.text };
    const changed = Object.entries(after).filter(
      ([key, value]) => known[key as keyof typeof after] !== value,
    );
    if (changed.length === 0) return;
    await tx
      .update(chartNotes)
      .set({ ...after, updatedAt: ctx.now })
      .where(at(ctx, input.id));
    await recordAudit(ctx, tx, {
      ...auditOf({ ...known, text: input.text }, 'updated'),
      before: Object.fromEntries(changed.map(([key]) => [key, known[key as keyof typeof after]])),
      after: Object.fromEntries(changed),
    });
  });
}

/** Takes one's own note away, or back. @throws not_found, forbidden */
export async function removeNote(ctx: Context, { id, isRemoved }: RemoveNoteInput): Promise<void> {
  await ctx.db.write(async (tx) => {
    const known = await findOwn(ctx, tx, id);
    if ((known.removedAt !== null) === isRemoved) return;
    await tx
      .update(chartNotes)
      .set({ removedAt: isRemoved ? ctx.now : null, updatedAt: ctx.now })
      .where(at(ctx, id));
    await recordAudit(ctx, tx, auditOf(known, isRemoved ? 'removed' : 'restored'));
  });
}
