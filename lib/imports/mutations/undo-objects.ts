import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { dbIn, type Tx } from '@/db/client';
import { products } from '@/db/schema/goods';
import { guides } from '@/db/schema/guides';
import { importChanges } from '@/db/schema/import-changes';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { removeUnusedProducts } from '@/lib/goods/mutations/remove-products';
import { removeUnusedGuides } from '@/lib/guides/mutations/remove-guides';
import { removeUnusedStores } from '@/lib/stores/mutations/remove-stores';
import { undoTargetsOfImport } from '@/lib/targets/mutations/undo-batch';
import type { KeptReason, UndoReport } from '../import-report';
import { isUpsertKind, type UpsertKind } from '../kinds/upsert-plan';
import type { ImportRow } from '../queries/open-file';
import { openUpserter } from './upsert-kinds';

type Change = typeof importChanges.$inferSelect;
type Now = { id: string; code: string; name: string; updatedAt: Date; place?: Place };
type Place = { latitude: number | null; longitude: number | null };
const LISTED = 200;
const CHUNK = 1000;

/** Writes back what an import changed and removes what it created, except what was touched or put to use since. */
export async function undoObjects(ctx: Context, tx: Tx, row: ImportRow): Promise<UndoReport> {
  const { kind } = row;
  if (!isUpsertKind(kind)) throw new Error(`${kind} are facts`);
  const inner = { ...ctx, db: dbIn(tx) };
  if (kind === 'targets') return undoTargets(inner, row.id);
  const changes = await tx
    .select()
    .from(importChanges)
    .where(and(eq(importChanges.orgId, row.orgId), eq(importChanges.importId, row.id)))
    .orderBy(asc(importChanges.ordinal));
  const report: UndoReport = { voided: 0, removed: 0, restored: 0, kept: [], keptCount: 0 };
  for (let at = 0; at < changes.length; at += CHUNK) {
    const part = changes.slice(at, at + CHUNK);
    const known = await readNow(tx, kind, part);
    const keep = keeper(report, known);
    const isTouched = (change: Change) =>
      row.finishedAt !== null && (known.get(change.objectId)?.updatedAt ?? row.finishedAt) > row.finishedAt;
    const untouched = part.filter((change) => !isTouched(change) || !keep(change.objectId, 'changed_since'));
    await removeCreated(inner, {
      row,
      kind,
      changes: untouched.filter((one) => one.before === null),
      report,
      keep,
    });
    await restoreChanged(inner, {
      row,
      kind,
      changes: untouched.filter((one) => one.before !== null),
      known,
      report,
      keep,
    });
  }
  return report;
}

/** Targets know by themselves what stood before and who set them since. */
async function undoTargets(ctx: Context, importId: string): Promise<UndoReport> {
  const { removed, restored, kept, keptCount } = await undoTargetsOfImport(ctx, importId);
  const named = kept.map(({ name, code, month }) => ({
    name: `${name} (${code}) ${month}`,
    reason: 'changed_since' as const,
  }));
  return { voided: 0, removed, restored, kept: named.slice(0, LISTED), keptCount };
}

type Keep = (id: string, reason: KeptReason) => true;

function keeper(report: UndoReport, known: ReadonlyMap<string, Now>): Keep {
  return (id, reason) => {
    const now = known.get(id);
    report.keptCount += 1;
    if (report.kept.length < LISTED)
      report.kept.push({ name: now ? `${now.name} (${now.code})` : id, reason });
    return true;
  };
}

/** Kinds that are things by code: their changes stand in import_changes. */
type ObjectKind = Exclude<UpsertKind, 'targets'>;

async function readNow(tx: Tx, kind: ObjectKind, changes: readonly Change[]): Promise<Map<string, Now>> {
  const ids = changes.map((change) => change.objectId);
  const [first] = changes;
  if (!first) return new Map();
  if (kind === 'stores') {
    const rows = await tx
      .select()
      .from(stores)
      .where(and(eq(stores.orgId, first.orgId), inArray(stores.id, ids)));
    return new Map(rows.map((row) => [row.id, { ...row, place: row }]));
  }
  const table = kind === 'guides' ? guides : products;
  const rows = await tx
    .select({ id: table.id, code: table.code, name: table.name, updatedAt: table.updatedAt })
    .from(table)
    .where(and(eq(table.orgId, first.orgId), inArray(table.id, ids)));
  return new Map(rows.map((row) => [row.id, row]));
}

const REMOVE = {
  stores: removeUnusedStores,
  guides: removeUnusedGuides,
  products: removeUnusedProducts,
} as const;

type Part = { row: ImportRow; kind: ObjectKind; changes: Change[]; report: UndoReport; keep: Keep };

async function removeCreated(ctx: Context, { kind, changes, report, keep }: Part): Promise<void> {
  const ids = changes.map((change) => change.objectId);
  const { removed, used } = await REMOVE[kind](ctx, ids);
  report.removed += removed.length;
  for (const id of used) keep(id, 'in_use');
}

async function restoreChanged(
  ctx: Context,
  { row, kind, changes, known, report, keep }: Part & { known: ReadonlyMap<string, Now> },
): Promise<void> {
  if (changes.length === 0) return;
  const upserter = await openUpserter(ctx, kind, row);
  const items: { id: string; item: unknown }[] = [];
  for (const change of changes) {
    const now = known.get(change.objectId);
    const input = now && inputOf(now, change.before as Record<string, unknown>);
    const parsed = input && (upserter.revive?.(input) ?? upserter.parse(input));
    if (parsed && 'item' in parsed) items.push({ id: change.objectId, item: parsed.item });
    else keep(change.objectId, 'changed_since');
  }
  const former = items.map(({ item }) => item);
  const results = await (upserter.restore?.(ctx, former) ?? upserter.upsert(ctx, former));
  for (const result of results) {
    if (result.outcome === 'invalid') keep(items[result.index]?.id ?? '', 'changed_since');
    else report.restored += 1;
  }
}

/** What stood before as the upsert takes it: a pair of coordinates is whole, an area is a number. */
function inputOf(now: Now, before: Record<string, unknown>): Record<string, unknown> {
  const input: Record<string, unknown> = { code: now.code, ...before };
  if (typeof input.areaM2 === 'string') input.areaM2 = Number(input.areaM2);
  if ('latitude' in before || 'longitude' in before)
    Object.assign(input, {
      latitude: 'latitude' in before ? before.latitude : now.place?.latitude,
      longitude: 'longitude' in before ? before.longitude : now.place?.longitude,
    });
  return input;
}
