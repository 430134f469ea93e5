import 'server-only';
import { and, asc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { chartNotes } from '@/db/schema/notes';
import { regions } from '@/db/schema/organization';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { coversPlace } from '@/lib/auth/reach';
import { holds, inScope, reach } from '@/lib/auth/scope';
import type { MetricNode, NodeFilter } from '@/lib/metrics/node';
import { getNode } from '@/lib/metrics/queries/node';
import { asDay, type DayRange } from '@/lib/time';
import type { ChartNote, NotePlace } from './chart-note';
import { canChangeNote } from './note-rights';

const permission = 'overview:read';
/** A chart with more marks than this says nothing any more. */
const mostNotes = 200;

type Placed = { place: NotePlace | null; path: string; storeId: string | null };

async function regionPlace(ctx: Context, id: string): Promise<NotePlace | null> {
  const [row] = await ctx.db.read((tx) =>
    tx
      .select({ name: regions.name })
      .from(regions)
      .where(and(inScope(ctx.scope, permission, regions), eq(regions.id, id))),
  );
  return row ? { kind: 'region', storeId: null, regionId: id, name: row.name } : null;
}

async function storePlace(ctx: Context, id: string): Promise<Placed | null> {
  const node = await getNode(ctx, { storeId: id });
  return {
    place: { kind: 'store', storeId: id, regionId: null, name: node.name },
    path: node.path,
    storeId: id,
  };
}

/**
 * What a chart of the node is about for this reader: the node itself where all of it is in reach, else the one region or
 * store of it that is. `place` is null where that is several: a note could then stand in no one place.
 */
async function placeOf(ctx: Context, node: MetricNode): Promise<Placed> {
  const { path, storeId } = node;
  if (storeId) return { place: { kind: 'store', storeId, regionId: null, name: node.name }, path, storeId };
  const reached = reach(ctx.scope, permission);
  if (coversPlace(reached, { brandId: null, path })) {
    const whole = { kind: 'organization', storeId: null, regionId: null, name: '' } as const;
    return { place: node.isRoot ? whole : await regionPlace(ctx, node.regionId), path, storeId };
  }
  const [part] = reached === 'all' ? [] : reached;
  if (!part || reached.length > 1) return { place: null, path, storeId };
  if (part.storeId) return (await storePlace(ctx, part.storeId)) ?? { place: null, path, storeId };
  if (part.brandId !== null || !part.path?.startsWith(path)) return { place: null, path, storeId };
  return { place: await regionPlace(ctx, part.path.split('/').at(-2) ?? ''), path: part.path, storeId };
}

const kindOf = (row: { storeId: string | null; regionId: string | null }) =>
  row.storeId ? 'store' : row.regionId ? 'region' : 'organization';

export type NotesOfChart = { notes: ChartNote[]; place: NotePlace | null };

/**
 * Notes that concern a node in a range, oldest first: its own, those of the regions above it and of the organization.
 * `place` is what a new note on this chart would be about, null where the reader can add none.
 */
export async function listNotes(
  ctx: Context,
  { node, range }: { node: NodeFilter; range: DayRange },
): Promise<NotesOfChart> {
  const { place, path, storeId } = await placeOf(ctx, await getNode(ctx, node));
  const above = sql`${chartNotes.regionId} in (select above.id from regions above where above.org_id = ${ctx.scope.orgId} and starts_with(${path}, above.path))`;
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ note: chartNotes, region: regions.name, store: stores.name })
      .from(chartNotes)
      .leftJoin(regions, and(eq(regions.orgId, chartNotes.orgId), eq(regions.id, chartNotes.regionId)))
      .leftJoin(stores, and(eq(stores.orgId, chartNotes.orgId), eq(stores.id, chartNotes.storeId)))
      .where(
        and(
          inScope(ctx.scope, permission, chartNotes),
          isNull(chartNotes.removedAt),
          lte(chartNotes.startsOn, range.to),
          gte(chartNotes.endsOn, range.from),
          or(
            and(isNull(chartNotes.storeId), isNull(chartNotes.regionId)),
            above,
            storeId ? eq(chartNotes.storeId, storeId) : undefined,
          ),
        ),
      )
      .orderBy(asc(chartNotes.startsOn), asc(chartNotes.id))
      .limit(mostNotes),
  );
  const reader = { userId: ctx.scope.userId, canSetUp: holds(ctx.scope, 'settings:write') };
  const notes = rows.map(({ note, region, store }) => ({
    ...{ id: note.id, from: asDay(note.startsOn), to: asDay(note.endsOn), text: note.text },
    author: note.authorName,
    place: {
      kind: kindOf(note),
      storeId: note.storeId,
      regionId: note.regionId,
      name: store ?? region ?? '',
    } as const,
    canChange: canChangeNote(note.authorUserId, reader),
  }));
  return { notes, place };
}
