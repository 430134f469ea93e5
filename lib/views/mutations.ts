import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { savedViews, viewDefaults } from '@/db/schema/views';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { holds, inScope } from '@/lib/auth/scope';
import { AppError, conflict, notFound } from '@/lib/errors';
import type { ChangeViewInput, RemoveViewInput, SaveViewInput } from './input';
import { canChangeView } from './view-rights';
import { viewRights, visibleViews } from './views-sql';

/** Views a person keeps of one list; more are a mistake, not a need. */
const mostViews = 100;

const at = (ctx: Context, id: string) =>
  and(inScope(ctx.scope, 'organization:read', savedViews), eq(savedViews.id, id));

type Row = typeof savedViews.$inferSelect;

const isChangeable = ({ scope }: Context, { ownerUserId, sharedRoles, isLocked }: Row): boolean =>
  canChangeView(
    { isMine: ownerUserId === scope.userId, isShared: sharedRoles.length > 0, isLocked },
    viewRights(scope),
  );

/** A view that one may see. @throws not_found */
async function findView(ctx: Context, tx: Tx, id: string): Promise<Row> {
  const seen = holds(ctx.scope, 'settings:write')
    ? at(ctx, id)
    : and(visibleViews(ctx), eq(savedViews.id, id));
  const [row] = await tx.select().from(savedViews).where(seen).for('update');
  if (!row) throw notFound();
  return row;
}

/** Keeps the state of a list under a name, for oneself. @throws conflict `too_many_views` */
export async function saveView(ctx: Context, input: SaveViewInput): Promise<{ id: string }> {
  const { orgId, userId } = ctx.scope;
  if (!userId) throw new AppError('forbidden');
  const id = uuidv7();
  await ctx.db.write(async (tx) => {
    const own = and(eq(savedViews.orgId, orgId), eq(savedViews.ownerUserId, userId));
    if ((await tx.$count(savedViews, and(own, eq(savedViews.list, input.list)))) >= mostViews)
      throw conflict('too_many_views');
    await tx.insert(savedViews).values({
      orgId,
      id,
      ...input,
      ownerUserId: userId,
      sharedRoles: [],
      createdAt: ctx.now,
      updatedAt: ctx.now,
    });
    await recordAudit(ctx, tx, {
      action: 'view.created',
      objectKind: 'view',
      objectId: id,
      objectName: input.name,
      after: { list: input.list, query: input.query },
    });
  });
  return { id };
}

type Fields = Pick<ChangeViewInput, 'name' | 'query' | 'sharedRoles' | 'isLocked'>;

/** The fields that differ from what is kept. */
const differing = (known: Row, fields: Fields): [keyof Fields, unknown][] =>
  Object.entries(fields).filter(
    ([key, value]) => value !== undefined && String(known[key as keyof Fields]) !== String(value),
  ) as [keyof Fields, unknown][];

function checkRights(
  ctx: Context,
  known: Row,
  { changed, input }: { changed: string[]; input: ChangeViewInput },
) {
  const { scope } = ctx;
  const isSharing = changed.includes('sharedRoles') || changed.includes('isLocked');
  const isAllowed =
    (changed.length === 0 || isChangeable(ctx, known)) &&
    (!isSharing || holds(scope, 'views:share')) &&
    (input.isRoleDefault === undefined || holds(scope, 'settings:write')) &&
    (input.isMyDefault === undefined || scope.userId !== null);
  if (!isAllowed) throw new AppError('forbidden');
}

/** Whether lists of these holders open with the view; a holder has one view a list. */
async function setDefaults(
  ctx: Context,
  tx: Tx,
  { view, holders, isOn }: { view: Row; holders: string[]; isOn: boolean },
): Promise<void> {
  if (holders.length === 0) return;
  const { orgId } = ctx.scope;
  const held = and(
    eq(viewDefaults.orgId, orgId),
    eq(viewDefaults.list, view.list),
    inArray(viewDefaults.holder, holders),
    isOn ? undefined : eq(viewDefaults.viewId, view.id),
  );
  await tx.delete(viewDefaults).where(held);
  if (isOn)
    await tx
      .insert(viewDefaults)
      .values(holders.map((holder) => ({ orgId, list: view.list, holder, viewId: view.id })));
}

/**
 * Renames a view, keeps another state under it, shares or locks it (needs `views:share`), and says for whom the list opens
 * with it: for oneself, or for the roles it is shared with (needs `settings:write`). @throws not_found, forbidden
 */
export async function changeView(ctx: Context, input: ChangeViewInput): Promise<void> {
  const { id, isMyDefault, isRoleDefault, ...fields } = input;
  await ctx.db.write(async (tx) => {
    const known = await findView(ctx, tx, id);
    const changed = differing(known, fields);
    checkRights(ctx, known, { changed: changed.map(([key]) => key), input });
    const after = { ...Object.fromEntries(changed) } as Partial<Row>;
    if (changed.length > 0)
      await tx
        .update(savedViews)
        .set({ ...after, updatedAt: ctx.now })
        .where(at(ctx, id));
    const view = { ...known, ...after };
    if (isMyDefault !== undefined)
      await setDefaults(ctx, tx, { view, holders: [`user:${ctx.scope.userId}`], isOn: isMyDefault });
    if (isRoleDefault !== undefined)
      await setDefaults(ctx, tx, {
        view,
        holders: view.sharedRoles.map((role) => `role:${role}`),
        isOn: isRoleDefault,
      });
    await recordAudit(ctx, tx, {
      action: 'view.updated',
      objectKind: 'view',
      objectId: id,
      objectName: view.name,
      before: Object.fromEntries(changed.map(([key]) => [key, known[key]])),
      after: {
        ...after,
        ...(isMyDefault === undefined ? {} : { isMyDefault }),
        ...(isRoleDefault === undefined ? {} : { isRoleDefault }),
      },
    });
  });
}

/** Takes a view away, or back. Lists that open with it open as they are meanwhile. @throws not_found, forbidden */
export async function removeView(ctx: Context, { id, isRemoved }: RemoveViewInput): Promise<void> {
  await ctx.db.write(async (tx) => {
    const known = await findView(ctx, tx, id);
    if (!isChangeable(ctx, known)) throw new AppError('forbidden');
    if ((known.removedAt !== null) === isRemoved) return;
    await tx
      .update(savedViews)
      .set({ removedAt: isRemoved ? ctx.now : null, updatedAt: ctx.now })
      .where(at(ctx, id));
    await recordAudit(ctx, tx, {
      action: isRemoved ? 'view.removed' : 'view.restored',
      objectKind: 'view',
      objectId: id,
      objectName: known.name,
    });
  });
}
