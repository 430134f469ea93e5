import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Context } from '@/lib/auth/context';
import { formatKey, keyPrefix } from '@/lib/auth/key-format';
import { hashPassword } from '@/lib/auth/password';
import type { Role } from '@/lib/auth/permissions';
import { systemDb } from '../client';
import { apiKeys, grants, memberships, users } from '../schema/auth';
import { guideAssignments, guides } from '../schema/guides';
import { brands, organizations, regions } from '../schema/organization';
import { storeRegionHistory, stores } from '../schema/stores';

/** Noon of a Saturday in Shanghai; tests that need another instant pass their own. */
export const testNow = new Date('2026-11-21T04:00:00Z');
let made = 0;
const next = () => {
  made += 1;
  return String(made).padStart(4, '0');
};

export type TestRegion = { id: string; path: string; code: string; name: string };
export type TestStore = { id: string; code: string; name: string; brandId: string; regionId: string };
export type TestOrganization = {
  orgId: string;
  root: TestRegion;
  east: TestRegion;
  west: TestRegion;
  /** A child of `east`. */
  eastCity: TestRegion;
  brandA: { id: string; name: string };
  brandB: { id: string; name: string };
  /** Brand A in `eastCity` (two), brand B in `eastCity`, brand A in `west`. */
  eastOne: TestStore;
  eastTwo: TestStore;
  eastOther: TestStore;
  westOne: TestStore;
};

/** A region under a parent; without one the root of a new tree. */
export async function newRegion(
  orgId: string,
  options: { parent?: TestRegion; name: string },
): Promise<TestRegion> {
  const id = uuidv7();
  const path = `${options.parent?.path ?? '/'}${id}/`;
  const region = { id, path, code: `r${next()}`, name: options.name };
  await systemDb().write((tx) =>
    tx.insert(regions).values({
      ...region,
      orgId,
      parentId: options.parent?.id ?? null,
      depth: path.split('/').length - 3,
      createdAt: testNow,
    }),
  );
  return region;
}

export async function newBrand(orgId: string, name: string): Promise<{ id: string; name: string }> {
  const id = uuidv7();
  await systemDb().write((tx) =>
    tx.insert(brands).values({ orgId, id, code: `b${next()}`, name, createdAt: testNow }),
  );
  return { id, name };
}

/** A live store in a region since 2020. */
export async function newStore(
  orgId: string,
  options: { brandId: string; regionId: string; name: string },
): Promise<TestStore> {
  const store = { id: uuidv7(), code: `s${next()}`, ...options };
  const { id, code, name, brandId } = store;
  await systemDb().write(async (tx) => {
    await tx.insert(stores).values({
      ...{ orgId, id, code, name, brandId, nameKey: name.toLowerCase(), pinyinFull: '', pinyinInitials: '' },
      ...{ status: 'live', openedOn: '2020-01-01', createdAt: testNow, updatedAt: testNow },
    });
    await tx
      .insert(storeRegionHistory)
      .values({ orgId, storeId: id, regionId: options.regionId, validFrom: '2020-01-01' });
  });
  return store;
}

/** A chain with two brands and four stores; `mark` stands in every name, so that a leak can be told. */
export async function newOrganization(mark = next()): Promise<TestOrganization> {
  const orgId = uuidv7();
  await systemDb().write((tx) =>
    tx.insert(organizations).values({ orgId, code: `o${next()}`, name: `${mark} chain`, createdAt: testNow }),
  );
  const root = await newRegion(orgId, { name: `${mark} root` });
  const east = await newRegion(orgId, { parent: root, name: `${mark} east` });
  const eastCity = await newRegion(orgId, { parent: east, name: `${mark} east city` });
  const west = await newRegion(orgId, { parent: root, name: `${mark} west` });
  const brandA = await newBrand(orgId, `${mark} brand A`);
  const brandB = await newBrand(orgId, `${mark} brand B`);
  const store = (name: string, brandId: string, regionId: string) =>
    newStore(orgId, { name: `${mark} ${name}`, brandId, regionId });
  return {
    ...{ orgId, root, east, west, eastCity, brandA, brandB },
    eastOne: await store('east one', brandA.id, eastCity.id),
    eastTwo: await store('east two', brandA.id, eastCity.id),
    eastOther: await store('east other', brandB.id, eastCity.id),
    westOne: await store('west one', brandA.id, west.id),
  };
}

export type TestReach = { brandId?: string; regionId?: string; storeId?: string; expiresAt?: Date };
export type TestUser = { id: string; account: string; name: string; orgId: string };

/** A person with one grant; no role = a member without any right; no reach = the whole organization. */
export async function newUser(
  orgId: string,
  options: { role?: Role; reach?: TestReach; name?: string; password?: string } = {},
): Promise<TestUser> {
  const id = uuidv7();
  const account = `person${next()}@example.com`;
  const name = options.name ?? `Person ${account}`;
  const passwordHash = options.password ? await hashPassword(options.password) : null;
  await systemDb().write(async (tx) => {
    await tx
      .insert(users)
      .values({ id, account, name, passwordHash, createdAt: testNow, updatedAt: testNow });
    await tx.insert(memberships).values({ orgId, userId: id, createdAt: testNow });
  });
  if (options.role) await newGrant(orgId, { userId: id, role: options.role, ...options.reach });
  return { id, account, name, orgId };
}

export async function newGrant(
  orgId: string,
  options: { userId: string; role: Role } & TestReach,
): Promise<string> {
  const id = uuidv7();
  await systemDb().write((tx) => tx.insert(grants).values({ orgId, id, ...options, createdAt: testNow }));
  return id;
}

/** A guide of a store, bound to a user when one is given. */
export async function newGuide(
  orgId: string,
  options: { storeId: string; name: string; userId?: string },
): Promise<{ id: string; code: string; name: string }> {
  const guide = { id: uuidv7(), code: `g${next()}`, name: options.name };
  await systemDb().write(async (tx) => {
    await tx.insert(guides).values({
      ...{ ...guide, orgId, nameKey: options.name.toLowerCase(), pinyinInitials: '' },
      ...{ userId: options.userId ?? null, createdAt: testNow, updatedAt: testNow },
    });
    await tx
      .insert(guideAssignments)
      .values({ orgId, guideId: guide.id, storeId: options.storeId, validFrom: '2020-01-01' });
  });
  return guide;
}

/** The context a door would mint for this person. */
export async function contextOf(user: { id: string; orgId: string }, now = testNow): Promise<Context> {
  const { personContext } = await import('@/lib/auth/context');
  const context = await personContext(user.id, { now, orgId: user.orgId });
  if (!context) throw new Error('this person has no context');
  return context;
}

/** A chain of its own and its admin. */
export async function newAdmin(): Promise<{ ctx: Context; org: TestOrganization }> {
  const org = await newOrganization();
  return { ctx: await contextOf(await newUser(org.orgId, { role: 'admin' })), org };
}

/** An API key of an organization, as its bearer would send it. */
export async function newApiKey(
  orgId: string,
  options: {
    scopes: readonly string[];
    reach?: Omit<TestReach, 'expiresAt'>;
    expiresAt?: Date;
    revokedAt?: Date;
  },
): Promise<{ id: string; key: string }> {
  const key = formatKey(orgId, randomBytes(32).toString('base64url'));
  const id = uuidv7();
  const { scopes, reach, expiresAt, revokedAt } = options;
  await systemDb().write((tx) =>
    tx.insert(apiKeys).values({
      ...{ orgId, id, name: `key ${next()}`, prefix: keyPrefix(key), scopes: [...scopes], ...reach },
      ...{ secretHash: createHash('sha256').update(key).digest(), expiresAt, revokedAt, createdAt: testNow },
    }),
  );
  return { id, key };
}
