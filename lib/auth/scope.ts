import { type AnyColumn, and, eq, gte, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { auditEvents } from '@/db/schema/audit';
import { accessRequests, apiKeys, customRoles, grants, memberships } from '@/db/schema/auth';
import { bulkEdits } from '@/db/schema/bulk-edits';
import { campaigns } from '@/db/schema/campaigns';
import { exportFiles } from '@/db/schema/exports';
import { categories, products } from '@/db/schema/goods';
import { guideAssignments, guides } from '@/db/schema/guides';
import { homeLayouts } from '@/db/schema/home';
import { imports } from '@/db/schema/imports';
import { notices } from '@/db/schema/inbox';
import { feeds, quarantinedItems } from '@/db/schema/ingest';
import { memberIdentifications, memberIdentities, members } from '@/db/schema/members';
import {
  assetDay,
  assetFlows,
  buyerDay,
  campaignDay,
  categoryDay,
  channelDay,
  guideDay,
  storeDay,
} from '@/db/schema/metrics';
import { chartNotes } from '@/db/schema/notes';
import { orders } from '@/db/schema/orders';
import { brands, channels, organizations, regions } from '@/db/schema/organization';
import { storeRegionHistory, storeStatusChanges, stores, touchpoints } from '@/db/schema/stores';
import { storeTargets, targetBatches, targetChanges } from '@/db/schema/targets';
import { savedViews } from '@/db/schema/views';
import { touchpointScans, visitCounts } from '@/db/schema/visits';
import { type Permission, type Role, rolePermissions, roles } from './permissions';
import { type GrantWithPermissions, type Reach, type ReachPart, reachOf, subtreeEnd } from './reach';

const sealed: unique symbol = Symbol('scope');

/** Who asks and how far they see. Sealed: `lib/auth/context.ts` makes them through `sealScope`, and who-may.ts to ask about others. */
export type Scope = {
  readonly [sealed]: true;
  readonly orgId: string;
  readonly userId: string | null;
  readonly guideId: string | null;
  readonly rootRegionId: string;
  readonly rootPath: string;
  readonly timeZone: string;
  readonly cutoffHour: number;
  /** Business day of `now`. */
  readonly today: string;
  readonly grants: readonly GrantWithPermissions[];
};

export const sealScope = (parts: Omit<Scope, typeof sealed>): Scope =>
  Object.freeze({ ...parts, [sealed]: true as const });

export const holds = (scope: Scope, permission: Permission): boolean =>
  scope.grants.some((grant) => grant.permissions.has(permission));
export const reach = (scope: Scope, permission: Permission): Reach =>
  reachOf(scope.grants, permission, scope.rootPath);

const never = sql`false`;
const always = sql`true`;

/** Whether a store (joined as stores s, region r of one history row) lies in one part. */
function partCondition(part: ReachPart): SQL {
  const conditions = [
    part.brandId === null ? undefined : eq(stores.brandId, part.brandId),
    part.path === null
      ? undefined
      : and(gte(regions.path, part.path), lt(regions.path, subtreeEnd(part.path))),
    part.storeId === null ? undefined : eq(stores.id, part.storeId),
  ];
  return and(...conditions) ?? always;
}

const anyPart = (parts: readonly ReachPart[]): SQL => or(...parts.map(partCondition)) ?? never;

const history = (orgId: string): SQL => sql`${stores}
  join ${storeRegionHistory} on ${storeRegionHistory.orgId} = ${stores.orgId} and ${storeRegionHistory.storeId} = ${stores.id}
  join ${regions} on ${regions.orgId} = ${storeRegionHistory.orgId} and ${regions.id} = ${storeRegionHistory.regionId}
  where ${stores.orgId} = ${orgId}`;

const covers = (on: SQL | AnyColumn | string): SQL =>
  sql`(${lte(storeRegionHistory.validFrom, on as string)} and ${or(isNull(storeRegionHistory.validTo), sql`${storeRegionHistory.validTo} > ${on}`)})`;

/** Stores in reach on a day, as a sub-select of ids (never an array: see reliability §2). */
export function storesInReach(scope: Scope, parts: readonly ReachPart[], on: string): SQL {
  return sql`(select ${stores.id} from ${history(scope.orgId)} and ${covers(sql`${on}::date`)} and (${anyPart(parts)}))`;
}

function storeToday(scope: Scope, reached: Reach, storeId: AnyColumn): SQL {
  if (reached === 'all') return always;
  return reached.length === 0 ? never : sql`${storeId} in ${storesInReach(scope, reached, scope.today)}`;
}

/**
 * Its store was in reach that day. Stores whose whole history is in reach are one hashed sub-select; only
 * stores that moved across the border pay for the look at the day.
 */
function storeThatDay(scope: Scope, reached: Reach, storeId: AnyColumn, on: AnyColumn): SQL {
  if (reached === 'all') return always;
  if (reached.length === 0) return never;
  const inside = anyPart(reached);
  const grouped = (having: SQL) =>
    sql`(select ${stores.id} from ${history(scope.orgId)} group by ${stores.id} having ${having})`;
  return sql`(${storeId} in ${grouped(sql`bool_and(${inside})`)} or (${storeId} in ${grouped(sql`bool_or(${inside}) and not bool_and(${inside})`)}
    and exists (select 1 from ${history(scope.orgId)} and ${stores.id} = ${storeId} and ${covers(on)} and (${inside}))))`;
}

function selfGuide(scope: Scope, guideId: AnyColumn): SQL {
  return scope.guideId === null ? never : sql`${guideId} = ${scope.guideId}`;
}

function guideInReach(scope: Scope, reached: Reach, permission: Permission, guideId: AnyColumn): SQL {
  if (permission === 'self:read') return selfGuide(scope, guideId);
  if (reached === 'all') return always;
  if (reached.length === 0) return never;
  return sql`${guideId} in (select ${guideAssignments.guideId} from ${guideAssignments} where ${guideAssignments.orgId} = ${scope.orgId}
    and ${guideAssignments.storeId} in ${storesInReach(scope, reached, scope.today)}
    and ${guideAssignments.validFrom} <= ${scope.today}::date and (${guideAssignments.validTo} is null or ${guideAssignments.validTo} > ${scope.today}::date))`;
}

/** Regions: own subtree and its ancestors' names. */
function regionInReach(reached: Reach, scope: Scope): SQL {
  if (reached === 'all') return always;
  if (reached.length === 0) return never;
  const parts = reached.map((part) => {
    if (part.storeId) {
      return sql`exists (select 1 from ${storeRegionHistory} h join ${regions} leaf on leaf.org_id = h.org_id and leaf.id = h.region_id
        where h.org_id = ${scope.orgId} and h.store_id = ${part.storeId} and h.valid_from <= ${scope.today}::date
          and (h.valid_to is null or h.valid_to > ${scope.today}::date) and starts_with(leaf.path, ${regions.path}))`;
    }
    if (part.path === null) return always;
    return sql`((${regions.path} >= ${part.path} and ${regions.path} < ${subtreeEnd(part.path)}) or starts_with(${part.path}, ${regions.path}))`;
  });
  return or(...parts) ?? never;
}

type NodeTable = { brandId: AnyColumn; regionId: AnyColumn; storeId: AnyColumn };

/** A row that names a brand and a node itself (a grant, a key): all it covers must be in reach. */
function nodeInReach(scope: Scope, reached: Reach, node: NodeTable): SQL {
  if (reached === 'all') return always;
  if (reached.length === 0) return never;
  const whole = reached
    .filter((part) => part.storeId === null)
    .map(({ brandId, path }) => {
      const subtree =
        path === null
          ? always
          : sql`${node.regionId} in (select r.id from ${regions} r where r.org_id = ${scope.orgId} and r.path >= ${path} and r.path < ${subtreeEnd(path)})`;
      return sql`(${brandId === null ? always : sql`${node.brandId} = ${brandId}`} and ${subtree})`;
    });
  // Never null: an unknown would pass where somebody asks for what is *not* in reach.
  return sql`(case when ${node.storeId} is null then (${or(...whole) ?? never}) is true else ${node.storeId} in ${storesInReach(scope, reached, scope.today)} end)`;
}

/** People: oneself, and whoever holds a grant that lies in reach. */
function personInReach(scope: Scope, reached: Reach, userId: AnyColumn): SQL {
  if (reached === 'all') return always;
  if (reached.length === 0) return never;
  const granted = sql`${userId} in (select ${grants.userId} from ${grants} where ${grants.orgId} = ${scope.orgId} and ${nodeInReach(scope, reached, grants)})`;
  return scope.userId === null ? granted : sql`(${userId} = ${scope.userId} or ${granted})`;
}

/** A setting of targets is seen with the first of its stores. */
function targetBatchInReach(scope: Scope, reached: Reach): SQL {
  if (reached === 'all') return always;
  if (reached.length === 0) return never;
  return sql`${targetBatches.id} in (select ${targetChanges.batchId} from ${targetChanges} where ${targetChanges.orgId} = ${scope.orgId}
    and ${storeThatDay(scope, reached, targetChanges.storeId, targetChanges.day)})`;
}

/** A note is read where its place is: a store in reach, a region one sees a part of, or by everybody who has charts. */
function noteInReach(scope: Scope, reached: Reach): SQL {
  if (reached === 'all') return always;
  if (reached.length === 0) return never;
  const seenRegions = sql`(select ${regions.id} from ${regions} where ${regions.orgId} = ${scope.orgId} and ${regionInReach(reached, scope)})`;
  return sql`(case when ${chartNotes.storeId} is not null then ${storeToday(scope, reached, chartNotes.storeId)}
    when ${chartNotes.regionId} is not null then ${chartNotes.regionId} in ${seenRegions} else true end)`;
}

type Rule = (scope: Scope, reached: Reach, permission: Permission) => SQL;
const sameOrganization: Rule = (_scope, reached) =>
  reached !== 'all' && reached.length === 0 ? never : always;

const rules = new Map<PgTable, Rule>([
  ...[
    organizations,
    brands,
    channels,
    campaigns,
    categories,
    products,
    imports,
    feeds,
    savedViews,
    homeLayouts,
    bulkEdits,
    customRoles,
    exportFiles,
  ].map((table): [PgTable, Rule] => [table, sameOrganization]),
  ...[grants, apiKeys].map((table): [PgTable, Rule] => [
    table,
    (scope, reached) => nodeInReach(scope, reached, table),
  ]),
  ...[memberships, accessRequests].map((table): [PgTable, Rule] => [
    table,
    (scope, reached) => personInReach(scope, reached, table.userId),
  ]),
  // Personal, whatever one's rights: not even the system reads another's.
  [notices, (scope) => (scope.userId === null ? never : sql`${notices.userId} = ${scope.userId}`)],
  [chartNotes, (scope, reached) => noteInReach(scope, reached)],
  [targetBatches, (scope, reached) => targetBatchInReach(scope, reached)],
  [regions, (scope, reached) => regionInReach(reached, scope)],
  [stores, (scope, reached) => storeToday(scope, reached, stores.id)],
  [members, (scope, reached) => storeToday(scope, reached, members.homeStoreId)],
  [
    memberIdentities,
    (scope, reached) =>
      sql`${memberIdentities.memberId} in (select ${members.id} from ${members} where ${members.orgId} = ${scope.orgId} and ${storeToday(scope, reached, members.homeStoreId)})`,
  ],
  ...[
    storeRegionHistory,
    storeStatusChanges,
    touchpoints,
    guideAssignments,
    quarantinedItems,
    auditEvents,
  ].map((table): [PgTable, Rule] => [table, (scope, reached) => storeToday(scope, reached, table.storeId)]),
  ...[storeDay, buyerDay, campaignDay, channelDay, categoryDay, assetDay, assetFlows].map(
    (table): [PgTable, Rule] => [
      table,
      (scope, reached) => storeThatDay(scope, reached, table.storeId, table.day),
    ],
  ),
  // A month's target counts where its store stands on the month's first day.
  ...[storeTargets, targetChanges].map((table): [PgTable, Rule] => [
    table,
    (scope, reached) => storeThatDay(scope, reached, table.storeId, table.day),
  ]),
  ...[orders, visitCounts, touchpointScans, memberIdentifications].map((table): [PgTable, Rule] => [
    table,
    (scope, reached, permission) =>
      permission === 'self:read' && table === orders
        ? selfGuide(scope, orders.guideId)
        : storeThatDay(scope, reached, table.storeId, table.businessDay),
  ]),
  [guides, (scope, reached, permission) => guideInReach(scope, reached, permission, guides.id)],
  [
    guideDay,
    (scope, reached, permission) =>
      permission === 'self:read'
        ? selfGuide(scope, guideDay.guideId)
        : storeThatDay(scope, reached, guideDay.storeId, guideDay.day),
  ],
]);

/**
 * The one predicate: rows of `table` that `permission` reaches. Always pairs with the organization, so a
 * forgotten row policy still shows nothing foreign. No reach compiles to `false`.
 */
export function inScope(scope: Scope, permission: Permission, table: PgTable & { orgId: AnyColumn }): SQL {
  const rule = rules.get(table);
  if (!rule) throw new Error('no reach rule for this table: add one in lib/auth/scope.ts');
  const rows = holds(scope, permission) ? rule(scope, reach(scope, permission), permission) : never;
  return sql`(${table.orgId} = ${scope.orgId} and ${rows})`;
}

/** Whether a permission reaches the whole organization, so that its stored totals may be read. */
export const reachesAll = (scope: Scope, permission: Permission): boolean =>
  reach(scope, permission) === 'all';

/** Where a permission reaches, as one text: equal reaches have equal marks. */
export function reachMark(scope: Scope, permission: Permission): string {
  const reached = reach(scope, permission);
  return reached === 'all' ? 'all' : JSON.stringify(reached.map((part) => JSON.stringify(part)).sort());
}

/** Roles by which one holds rights, in the order of the roles. */
export const heldRoles = (scope: Scope): Role[] =>
  roles.filter((role) => scope.grants.some((grant) => grant.role === role));

/** Names of the organization's own roles by which one holds rights. */
export const heldRoleNames = (scope: Scope): string[] => [
  ...new Set(scope.grants.flatMap(({ roleName }) => roleName ?? [])),
];

/** Roles all of whose rights one holds oneself: no other can be given on. */
export const grantableRoles = (scope: Scope): Role[] =>
  roles.filter((role) =>
    [...rolePermissions[role]].every((permission) => permission === 'self:read' || holds(scope, permission)),
  );
