import 'server-only';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import { brands, organizations } from '@/db/schema/organization';
import { stores, touchpoints } from '@/db/schema/stores';
import { type Context, systemContext } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import type { OpeningHours } from '../input';
import { openTouchpointToken, type TouchpointKind, touchpointPath } from '../touchpoint';

export type TouchpointLine = {
  id: string;
  code: string;
  name: string;
  kind: TouchpointKind;
  status: 'live' | 'retired';
  place: string | null;
  placedOn: string;
  /** The address its QR code opens, below the origin. */
  path: `/t/${string}`;
};

/** In the order one meets them in a store; what was retired comes last. */
const order = [
  sql`${touchpoints.status} = 'retired'`,
  sql`array_position(array['door', 'shelf', 'screen', 'badge', 'cashier', 'receipt'], ${touchpoints.kind})`,
  asc(touchpoints.code),
];

const columns = {
  ...{ id: touchpoints.id, code: touchpoints.code, name: touchpoints.name, status: touchpoints.status },
  ...{ kind: sql<TouchpointKind>`${touchpoints.kind}`, place: touchpoints.place },
  placedOn: touchpoints.placedOn,
};

/** Every touchpoint of a store in reach, live ones first. */
export async function listTouchpoints(
  ctx: Context,
  { storeId }: { storeId: string },
): Promise<TouchpointLine[]> {
  if (!isUuid(storeId)) return [];
  const rows = await ctx.db.read((tx) =>
    tx
      .select(columns)
      .from(touchpoints)
      .where(and(inScope(ctx.scope, 'stores:read', touchpoints), eq(touchpoints.storeId, storeId)))
      .orderBy(...order),
  );
  return rows.map((row) => ({ ...row, path: touchpointPath({ orgId: ctx.scope.orgId, id: row.id }) }));
}

export type PrintCard = Pick<TouchpointLine, 'id' | 'code' | 'name' | 'kind' | 'path'> & {
  storeName: string;
  brandName: string;
};

/** Live touchpoints of stores in reach, to be printed: of some stores, or some touchpoints; by store and place. */
export async function listPrintCards(
  ctx: Context,
  filter: { storeIds?: readonly string[]; ids?: readonly string[]; limit: number },
): Promise<PrintCard[]> {
  const [ids, storeIds] = [filter.ids?.filter(isUuid), filter.storeIds?.filter(isUuid)];
  if (!ids?.length && !storeIds?.length) return [];
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ ...columns, storeName: stores.name, brandName: brands.name })
      .from(touchpoints)
      .innerJoin(stores, and(eq(stores.orgId, touchpoints.orgId), eq(stores.id, touchpoints.storeId)))
      .innerJoin(brands, and(eq(brands.orgId, stores.orgId), eq(brands.id, stores.brandId)))
      .where(
        and(
          inScope(ctx.scope, 'stores:read', touchpoints),
          eq(touchpoints.status, 'live'),
          ids?.length ? inArray(touchpoints.id, ids) : undefined,
          storeIds?.length ? inArray(touchpoints.storeId, storeIds) : undefined,
        ),
      )
      .orderBy(asc(stores.code), ...order)
      .limit(filter.limit),
  );
  return rows.map(({ status: _status, place: _place, placedOn: _placedOn, ...row }) => ({
    ...row,
    path: touchpointPath({ orgId: ctx.scope.orgId, id: row.id }),
  }));
}

/** What stands on the public page of a QR code, or null where no such code was ever printed. */
export async function findPublicTouchpoint(token: string) {
  const opened = openTouchpointToken(token);
  if (!opened) return null;
  const ctx = await systemContext(opened.orgId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  });
  if (!ctx) return null;
  const [row] = await ctx.db.read((tx) =>
    tx
      .select({
        ...{ code: touchpoints.code, status: touchpoints.status, storeStatus: stores.status },
        ...{ storeName: stores.name, brandName: brands.name, organizationName: organizations.name },
        ...{ address: stores.address, openingHours: stores.openingHours },
      })
      .from(touchpoints)
      .innerJoin(stores, and(eq(stores.orgId, touchpoints.orgId), eq(stores.id, touchpoints.storeId)))
      .innerJoin(brands, and(eq(brands.orgId, stores.orgId), eq(brands.id, stores.brandId)))
      .innerJoin(organizations, eq(organizations.orgId, touchpoints.orgId))
      .where(and(eq(touchpoints.orgId, opened.orgId), eq(touchpoints.id, opened.id))),
  );
  if (!row) return null;
  const { openingHours, ...place } = row;
  return { ...opened, ...place, openingHours: openingHours as OpeningHours | null, today: ctx.scope.today };
}
