import 'server-only';
import { and, asc, eq, gt, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias, QueryBuilder } from 'drizzle-orm/pg-core';
import { validate as isUuid } from 'uuid';
import type { Tx } from '@/db/client';
import { customRoles, grants, memberships, users } from '@/db/schema/auth';
import { brands, regions } from '@/db/schema/organization';
import { stores } from '@/db/schema/stores';
import { maskedAccount, phoneAccount } from '@/lib/auth/phone-mask';
import { notFound } from '@/lib/errors';
import type { Context } from '../context';
import { soonDays } from '../grant-end';
import { type FindPeopleInput, ListPeopleInput } from '../input';
import { readCursor, writeCursor } from '../page-cursor';
import type { Role } from '../permissions';
import { inScope } from '../scope';

export type GrantRow = {
  id: string;
  userId: string;
  /** Built in, or the name of the organization's own role. */
  role: Role | null;
  roleName: string | null;
  brandName: string | null;
  regionName: string | null;
  storeName: string | null;
  expiresAt: Date | null;
  isExpired: boolean;
};
export type Person = {
  id: string;
  account: string;
  name: string;
  isDisabled: boolean;
  createdAt: Date;
  grants: GrantRow[];
};

const personColumns = {
  id: users.id,
  account: users.account,
  name: users.name,
  isDisabled: memberships.isDisabled,
  createdAt: memberships.createdAt,
};

async function readGrants(ctx: Context, tx: Tx, userIds: string[]): Promise<GrantRow[]> {
  if (userIds.length === 0) return [];
  const rows = await tx
    .select({
      id: grants.id,
      userId: grants.userId,
      role: grants.role,
      roleName: customRoles.name,
      brandName: brands.name,
      regionName: regions.name,
      storeName: stores.name,
      expiresAt: grants.expiresAt,
    })
    .from(grants)
    .leftJoin(customRoles, and(eq(customRoles.orgId, grants.orgId), eq(customRoles.id, grants.roleId)))
    .leftJoin(brands, and(eq(brands.orgId, grants.orgId), eq(brands.id, grants.brandId)))
    .leftJoin(regions, and(eq(regions.orgId, grants.orgId), eq(regions.id, grants.regionId)))
    .leftJoin(stores, and(eq(stores.orgId, grants.orgId), eq(stores.id, grants.storeId)))
    .where(and(inScope(ctx.scope, 'users:read', grants), inArray(grants.userId, userIds)))
    .orderBy(asc(grants.createdAt), asc(grants.id));
  return rows.map((row) => ({ ...row, isExpired: row.expiresAt !== null && row.expiresAt <= ctx.now }));
}

const withGrants = <P extends { id: string; account: string; showsPhone: boolean }>(
  people: P[],
  found: GrantRow[],
) =>
  people.map(({ showsPhone, ...person }) => ({
    ...person,
    account: showsPhone ? person.account : maskedAccount(person.account),
    grants: found.filter((grant) => grant.userId === person.id),
  }));

/** Whether an account that is a phone number is shown in full: one's own always, whoever's eyes one looks with. */
const showsPhone = ({ scope, actor }: Context) =>
  sql<boolean>`(${inScope(scope, 'phones:read', memberships)} or ${memberships.userId} is not distinct from ${actor.kind === 'user' ? actor.id : null}::uuid)`;

/** Words in a name or an account. A number that is not shown in full is found by the whole of it only. */
function matchesWords(ctx: Context, search: string): SQL | undefined {
  const needle = search.normalize('NFKC').trim().toLowerCase();
  if (!needle) return undefined;
  const isHidden = sql`(${users.account} ~ ${phoneAccount.source} and not ${showsPhone(ctx)})`;
  return or(
    sql`case when ${isHidden} then ${users.account} = ${needle} else position(${needle} in ${users.account}) > 0 end`,
    sql`position(${needle} in lower(${users.name})) > 0`,
  );
}

/** People behind one of the list; the cursor names them by id, for an account may be a number one must not see. */
function behind(ctx: Context, lastId: string | undefined): SQL | undefined {
  if (lastId === undefined || !isUuid(lastId)) return undefined;
  const last = alias(users, 'last');
  const account = new QueryBuilder()
    .select({ account: last.account })
    .from(memberships)
    .innerJoin(last, eq(last.id, memberships.userId))
    .where(and(inScope(ctx.scope, 'users:read', memberships), eq(memberships.userId, lastId)));
  return sql`${users.account} > (${account})`;
}

/** People with a grant in reach that ends within 30 days, or has ended. */
function withEndingGrant(ctx: Context, which: 'soon' | 'over') {
  const soon = new Date(ctx.now.getTime() + soonDays * 86_400_000);
  const ends =
    which === 'over'
      ? lte(grants.expiresAt, ctx.now)
      : and(gt(grants.expiresAt, ctx.now), lte(grants.expiresAt, soon));
  const holders = new QueryBuilder()
    .select({ userId: grants.userId })
    .from(grants)
    .where(and(inScope(ctx.scope, 'users:read', grants), ends));
  return inArray(memberships.userId, holders);
}

/** People of the organization in reach, by account; only those grants of theirs that are in reach too. */
export async function listPeople(
  ctx: Context,
  filters: ListPeopleInput = {},
): Promise<{ people: Person[]; nextCursor: string | null }> {
  const { search, expiring, after, limit } = ListPeopleInput.parse(filters);
  const [lastId] = readCursor(after, 1) ?? [];
  return ctx.db.read(async (tx) => {
    const rows = await tx
      .select({ ...personColumns, showsPhone: showsPhone(ctx) })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          inScope(ctx.scope, 'users:read', memberships),
          expiring ? withEndingGrant(ctx, expiring) : undefined,
          matchesWords(ctx, search),
          behind(ctx, lastId),
        ),
      )
      .orderBy(asc(users.account))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const found = await readGrants(
      ctx,
      tx,
      page.map((person) => person.id),
    );
    return { people: withGrants(page, found), nextCursor: last ? writeCursor(last.id) : null };
  });
}

export type FoundPerson = { id: string; name: string; account: string };

/** The first colleagues in reach whose name or account has the words, for a choice; oneself and disabled ones left out. */
export async function findPeople(
  ctx: Context,
  { query: { q } }: FindPeopleInput,
): Promise<{ people: FoundPerson[] }> {
  const { people } = await listPeople(ctx, { search: q, limit: 40 });
  return {
    people: people
      .filter(({ id, isDisabled }) => !isDisabled && id !== ctx.scope.userId)
      .slice(0, 20)
      .map(({ id, name, account }) => ({ id, name, account })),
  };
}

/** One person in reach; not_found otherwise. */
export async function getPerson(ctx: Context, filters: { userId: string }): Promise<Person> {
  return ctx.db.read(async (tx) => {
    const [row] = await tx
      .select({ ...personColumns, showsPhone: showsPhone(ctx) })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(inScope(ctx.scope, 'users:read', memberships), eq(memberships.userId, filters.userId)));
    if (!row) throw notFound();
    const [person] = withGrants([row], await readGrants(ctx, tx, [row.id]));
    if (!person) throw notFound();
    return person;
  });
}

export type Place = { id: string; name: string; code: string };

/** Brands, regions and stores that the asker's grants and keys may name. */
export async function listPlaces(
  ctx: Context,
): Promise<{ brands: Place[]; regions: (Place & { depth: number })[]; stores: Place[] }> {
  return ctx.db.read(async (tx) => ({
    brands: await tx
      .select({ id: brands.id, name: brands.name, code: brands.code })
      .from(brands)
      .where(inScope(ctx.scope, 'organization:read', brands))
      .orderBy(asc(brands.name)),
    regions: await tx
      .select({ id: regions.id, name: regions.name, code: regions.code, depth: regions.depth })
      .from(regions)
      .where(inScope(ctx.scope, 'organization:read', regions))
      .orderBy(asc(regions.path)),
    stores: await tx
      .select({ id: stores.id, name: stores.name, code: stores.code })
      .from(stores)
      .where(inScope(ctx.scope, 'stores:read', stores))
      .orderBy(asc(stores.code))
      .limit(10_000),
  }));
}
