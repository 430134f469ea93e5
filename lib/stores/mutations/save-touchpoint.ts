import 'server-only';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { dbIn, type Tx } from '@/db/client';
import { stores, touchpoints } from '@/db/schema/stores';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { invalid, notFound } from '@/lib/errors';
import type { EditTouchpointInput, NewTouchpointInput, StandardTouchpointsInput } from '../input';
import { NEEDED_KINDS } from '../onboarding';
import { placeTouchpoints } from './upsert-touchpoints';

type Saved = { id: string; storeId: string };

/**
 * Places a touchpoint in a store; its code is unique in the organization, because the facts name it. A code that is
 * taken, also by another who sends it at the same moment, is refused beside its field.
 */
export async function createTouchpoint(ctx: Context, input: NewTouchpointInput): Promise<Saved> {
  return ctx.db.write(async (tx) => {
    const [store] = await tx
      .select({ id: stores.id })
      .from(stores)
      .where(and(inScope(ctx.scope, 'stores:write', stores), eq(stores.id, input.storeId)));
    if (!store) throw notFound();
    if (input.placedOn > ctx.scope.today) throw invalid({ placedOn: 'in_future' });
    const { storeId, code, name, kind, placedOn } = input;
    const id = uuidv7();
    const placed = { storeId, code, name, kind, place: input.place ?? null, placedOn };
    const [written] = await tx
      .insert(touchpoints)
      .values({ orgId: ctx.scope.orgId, id, ...placed, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: touchpoints.id });
    if (!written) throw invalid({ code: 'code_taken' });
    const after = { code, name, kind, place: placed.place, placedOn };
    await recordAudit(ctx, tx, {
      ...{ action: 'touchpoint.created', objectKind: 'touchpoint', objectId: id, objectName: name },
      ...{ storeId, after },
    });
    return { id, storeId };
  });
}

/** Places the two touchpoints every store needs, today; of a kind that stands already nothing is added. */
export async function placeStandardTouchpoints(
  ctx: Context,
  { storeId, names }: StandardTouchpointsInput,
): Promise<{ storeId: string; placed: number }> {
  return ctx.db.write(async (tx) => {
    const [store] = await tx
      .select({ id: stores.id, code: stores.code })
      .from(stores)
      .where(and(inScope(ctx.scope, 'stores:write', stores), eq(stores.id, storeId)))
      .for('update');
    if (!store) throw notFound();
    const standing = await tx
      .select({ kind: touchpoints.kind })
      .from(touchpoints)
      .where(
        and(
          inScope(ctx.scope, 'stores:write', touchpoints),
          eq(touchpoints.storeId, storeId),
          eq(touchpoints.status, 'live'),
        ),
      );
    const wanted = NEEDED_KINDS.filter((kind) => !standing.some((one) => one.kind === kind));
    const placed = await placeTouchpoints(
      { ...ctx, db: dbIn(tx) },
      wanted.map((kind) => ({
        ...{ code: `${store.code}-${kind}`, name: names[kind], kind, store: store.code },
        placedOn: ctx.scope.today,
      })),
    );
    return { storeId, placed };
  });
}

async function lockTouchpoint(ctx: Context, tx: Tx, id: string) {
  const [found] = await tx
    .select()
    .from(touchpoints)
    .where(and(inScope(ctx.scope, 'stores:write', touchpoints), eq(touchpoints.id, id)))
    .for('update');
  if (!found) throw notFound();
  return found;
}

const itself = (ctx: Context, id: string) =>
  and(inScope(ctx.scope, 'stores:write', touchpoints), eq(touchpoints.id, id));

/** Changes what a touchpoint is called and where it stands; unchanged fields leave no trace. */
export async function updateTouchpoint(ctx: Context, input: EditTouchpointInput): Promise<Saved> {
  return ctx.db.write(async (tx) => {
    const found = await lockTouchpoint(ctx, tx, input.id);
    if (input.placedOn > ctx.scope.today && input.placedOn !== found.placedOn)
      throw invalid({ placedOn: 'in_future' });
    const next = {
      ...{ name: input.name, kind: input.kind, place: input.place ?? null, placedOn: input.placedOn },
    };
    const changed = (['name', 'kind', 'place', 'placedOn'] as const).filter(
      (key) => next[key] !== found[key],
    );
    if (changed.length === 0) return { id: found.id, storeId: found.storeId };
    await tx.update(touchpoints).set(next).where(itself(ctx, found.id));
    await recordAudit(ctx, tx, {
      ...{ action: 'touchpoint.updated', objectKind: 'touchpoint', objectId: found.id },
      ...{ objectName: next.name, storeId: found.storeId },
      before: Object.fromEntries(changed.map((key) => [key, found[key]])),
      after: Object.fromEntries(changed.map((key) => [key, next[key]])),
    });
    return { id: found.id, storeId: found.storeId };
  });
}

/** Takes a touchpoint out of use or brings it back; its scans stay. The same again changes nothing. */
export async function setTouchpointStatus(
  ctx: Context,
  { id, status }: { id: string; status: 'live' | 'retired' },
): Promise<Saved> {
  return ctx.db.write(async (tx) => {
    const found = await lockTouchpoint(ctx, tx, id);
    const saved = { id: found.id, storeId: found.storeId };
    if (found.status === status) return saved;
    await tx.update(touchpoints).set({ status }).where(itself(ctx, found.id));
    await recordAudit(ctx, tx, {
      action: status === 'retired' ? 'touchpoint.retired' : 'touchpoint.restored',
      ...{ objectKind: 'touchpoint', objectId: found.id, objectName: found.name, storeId: found.storeId },
      ...{ before: { status: found.status }, after: { status } },
    });
    return saved;
  });
}
