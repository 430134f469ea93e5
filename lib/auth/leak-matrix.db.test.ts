import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  contextOf,
  newGrant,
  newOrganization,
  newStore,
  newUser,
  type TestOrganization,
  type TestReach,
  type TestStore,
} from '@/db/testing/factories';
import { fillPlace, type Links } from '@/db/testing/filler';
import { openStage } from '@/db/testing/stage';
import { AppError } from '@/lib/errors';
import type { Context } from './context';
import type { Role } from './permissions';
import type { Target } from './scope-questions';
import { scopeTable } from './scope-table';

const root = fileURLToPath(new URL('../../', import.meta.url));
const range = { from: '2026-11-01', to: '2026-11-21' };
type Spot = 'eastOne' | 'eastTwo' | 'eastOther' | 'westOne';
const spots: Spot[] = ['eastOne', 'eastTwo', 'eastOther', 'westOne'];
type Read = (ctx: Context, ...filters: unknown[]) => Promise<unknown>;

/** Written out by hand: which stores each kind of person may see, and of which they know the region. */
const people: {
  name: string;
  role?: Role;
  reach?: (org: TestOrganization) => TestReach;
  sees: Spot[];
  knows?: Spot[];
}[] = [
  { name: 'admin', role: 'admin', sees: spots },
  { name: 'finance', role: 'finance', sees: spots },
  {
    name: 'manager of one store',
    role: 'store_manager',
    reach: (o) => ({ storeId: o.eastOne.id }),
    sees: ['eastOne'],
  },
  {
    ...{ name: 'brand manager', role: 'brand_manager', reach: (o) => ({ brandId: o.brandA.id }) },
    sees: ['eastOne', 'eastTwo', 'westOne'],
  },
  {
    ...{ name: 'lead of a region', role: 'regional_lead', reach: (o) => ({ regionId: o.east.id }) },
    sees: ['eastOne', 'eastTwo', 'eastOther'],
  },
  {
    ...{
      name: 'brand within a region',
      role: 'analyst',
      reach: (o) => ({ brandId: o.brandA.id, regionId: o.east.id }),
    },
    sees: ['eastOne', 'eastTwo'],
  },
  { name: 'admin of a region', role: 'admin', reach: (o) => ({ regionId: o.west.id }), sees: ['westOne'] },
  {
    name: 'admin of a brand',
    role: 'admin',
    reach: (o) => ({ brandId: o.brandB.id }),
    sees: ['eastOther'],
    knows: spots,
  },
  {
    ...{ name: 'finance of a region', role: 'finance', reach: (o) => ({ regionId: o.eastCity.id }) },
    sees: ['eastOne', 'eastTwo', 'eastOther'],
  },
  { name: 'guide', role: 'guide', reach: (o) => ({ storeId: o.eastOne.id }), sees: [] },
  { name: 'a person without a role', sees: [] },
  {
    ...{
      name: 'an admin whose grant is over',
      role: 'admin',
      reach: () => ({ expiresAt: new Date('2026-01-01') }),
    },
    sees: [],
  },
];

const { database, owner: superuser } = await openStage();
let neighbour: World;
const reads = new Map<string, Read>();

beforeAll(async () => {
  neighbour = await newWorld();
  for (const file of readFiles()) {
    const exported = (await import(`${root}${file}`)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported))
      if (typeof value === 'function') reads.set(`${file.split('/')[1]}.${name}`, value as Read);
  }
});

const readFiles = (): string[] =>
  readdirSync(`${root}lib`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/queries(\.ts|\/[^/]+\.ts)$/.test(file) && !file.includes('.test.'))
    .map((file) => `lib/${file}`);

const plain = (_key: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return `${value}n`;
  return value instanceof Map ? [...value] : value;
};

/** Rows that are read as they are asked for, all of them. */
async function drained(result: unknown): Promise<unknown> {
  const { rows } = (result ?? {}) as { rows?: AsyncIterable<unknown> };
  if (!rows || !(Symbol.asyncIterator in Object(rows))) return result;
  const read: unknown[] = [];
  for await (const row of rows) read.push(row);
  return { ...(result as object), rows: read };
}

/** The whole answer as text; errors of the domain are answers too, anything else fails the test. */
async function answer(read: Read, ctx: Context, filters: unknown): Promise<string> {
  try {
    return JSON.stringify(await drained(await read(ctx, filters)), plain) ?? 'undefined';
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${error.reason ?? ''}`;
    throw error;
  }
}

/** Every read asked about every place, the same question once. */
async function allAnswers(ctx: Context, targets: Target[]): Promise<Map<string, string>> {
  const asked = new Map<string, Promise<string>>();
  const answers: [string, Promise<string>][] = [];
  for (const [key, rule] of Object.entries(scopeTable)) {
    const read = reads.get(key);
    if ('system' in rule || !read) continue;
    for (const [at, target] of targets.entries())
      for (const [nth, filters] of (rule.asks?.(target) ?? [undefined]).entries()) {
        const question = `${key} ${JSON.stringify(filters, plain)}`;
        const told = asked.get(question) ?? answer(read, ctx, filters);
        asked.set(question, told);
        answers.push([`${key} question ${nth} about ${at}`, told]);
        if (asked.size % 8 === 0) await told;
      }
  }
  return new Map(await Promise.all(answers.map(async ([key, told]) => [key, await told] as const)));
}

type World = { org: TestOrganization; targets: Record<Spot, Target>; mark: string };

async function newWorld(): Promise<World> {
  const mark = `m${randomUUID().slice(0, 8)}`;
  const org = await newOrganization(mark);
  const targets = {} as Record<Spot, Target>;
  for (const spot of spots) {
    const links = linksOf(org, org[spot]);
    const user = await newUser(org.orgId, {
      role: 'guide',
      reach: { storeId: org[spot].id },
      name: canaryOf(mark, spot),
    });
    targets[spot] = targetOf(org, org[spot], { ...links, userId: user.id });
    await fillPlace(database.owner, { links: { ...links, userId: user.id }, canary: canaryOf(mark, spot) });
  }
  return { org, targets, mark };
}

const canaryOf = (mark: string, spot: string) => `⟦${mark} ${spot}⟧`;
const linksOf = (org: TestOrganization, store: TestStore): Links => ({
  ...{ orgId: org.orgId, storeId: store.id, brandId: store.brandId, regionId: store.regionId },
  rootId: org.root.id,
  ...{ guideId: randomUUID(), memberId: randomUUID(), userId: randomUUID() },
});
function targetOf(org: TestOrganization, store: TestStore, links: Links): Target {
  const region = [org.root, org.east, org.west, org.eastCity].find(({ id }) => id === store.regionId);
  return {
    ...{ orgId: org.orgId, storeId: store.id, storeCode: store.code, regionId: store.regionId, range },
    ...{
      regionCode: region?.code ?? '',
      guideId: links.guideId,
      memberId: links.memberId,
      userId: links.userId,
    },
  };
}
const missing = (orgId: string): Target => ({
  ...{
    orgId,
    storeId: randomUUID(),
    storeCode: 'no-such',
    regionId: randomUUID(),
    regionCode: 'no-such',
    range,
  },
  ...{ guideId: randomUUID(), memberId: randomUUID(), userId: randomUUID() },
});

/** Changes everything there is about a store: itself, its past, its people; and opens another one beside it. */
async function disturb(world: World, spot: Spot): Promise<void> {
  const again = canaryOf(world.mark, spot) + randomUUID();
  const { storeId, orgId, guideId, userId } = world.targets[spot];
  await superuser.begin(async (sql) => {
    await sql`update stores set name = ${again}, name_key = ${again}, address = ${again}, version = version + 1 where id = ${storeId}`;
    await sql`update users set name = ${again} where id = ${userId}`;
    await sql`update guides set name = ${again}, name_key = ${again} where id = ${guideId}`;
    await sql`update store_targets set net_fen = net_fen + 1000 where store_id = ${storeId}`;
    await sql`update store_region_history set valid_to = '2021-01-01' where store_id = ${storeId} and valid_to is null`;
    await sql`insert into store_region_history (org_id, store_id, region_id, valid_from, valid_to)
      values (${orgId}, ${storeId}, ${world.targets[spot].regionId}, '2021-01-01', '2027-01-01'),
             (${orgId}, ${storeId}, ${world.targets[spot].regionId}, '2027-01-01', null)`;
  });
  await newGrant(orgId, { userId, role: 'analyst', storeId, expiresAt: new Date('2026-12-01') });
  const { brandId, regionId } = world.org[spot];
  const user = await newUser(orgId, { role: 'guide', reach: { storeId }, name: again });
  const links = { ...linksOf(world.org, world.org[spot]), userId: user.id };
  await fillPlace(database.owner, { links, canary: again });
  const beside = await newStore(orgId, { brandId, regionId, name: again });
  const apart = { storeId: beside.id, guideId: randomUUID(), memberId: randomUUID() };
  await fillPlace(database.owner, { links: { ...links, ...apart }, canary: `${again} beside` });
}

const personOf = async (world: World, who: (typeof people)[number]) =>
  contextOf(await newUser(world.org.orgId, { role: who.role, reach: who.reach?.(world.org) }));

/** A hidden or foreign place is answered about like one that does not exist. */
async function expectAsMissing(ctx: Context, world: World, who: (typeof people)[number]): Promise<void> {
  const nowhere = await allAnswers(ctx, [missing(world.org.orgId)]);
  const hidden = spots.filter((spot) => !who.sees.includes(spot)).map((spot) => world.targets[spot]);
  const known = new Set((who.knows ?? who.sees).map((spot) => world.targets[spot].regionId));
  for (const target of [...hidden, neighbour.targets.eastOne]) {
    // The name of a region one sees a part of is no secret; its hidden stores are.
    const isKnown = known.has(target.regionId);
    const asked = isKnown ? { ...target, regionCode: 'no-such', regionId: randomUUID() } : target;
    for (const [key, text] of await allAnswers(ctx, [asked])) {
      expect(text, key).toBe(nowhere.get(key));
      expect(text, key).not.toContain(neighbour.mark);
    }
  }
}

describe('every exported read', () => {
  it('stands in the scope table, and the table names no other', () => {
    expect([...reads.keys()].filter((key) => !(key in scopeTable))).toEqual([]);
    expect(Object.keys(scopeTable).filter((key) => !reads.has(key))).toEqual([]);
  });

  it('notices a change in a store for those who see the whole organization: no proof below is empty', async () => {
    const world = await newWorld();
    const admin = await contextOf(await newUser(world.org.orgId, { role: 'admin' }));
    const targets = spots.map((spot) => world.targets[spot]);
    const before = await allAnswers(admin, targets);
    await disturb(world, 'westOne');
    const after = await allAnswers(admin, targets);
    const changed = new Set(
      [...after].filter(([key, text]) => before.get(key) !== text).map(([key]) => key.split(' ')[0]),
    );
    const deaf = Object.entries(scopeTable)
      .filter(([key, rule]) => !('system' in rule) && !rule.isDictionary && !rule.isOwn && !changed.has(key))
      .map(([key]) => key);
    expect(deaf).toEqual([]);
  });

  it.each(people)(
    'keeps from $name what is out of reach, and whether it exists',
    async (who) => {
      const world = await newWorld();
      const ctx = await personOf(world, who);
      const hidden = spots.filter((spot) => !who.sees.includes(spot));
      await expectAsMissing(ctx, world, who);
      const targets = spots.map((spot) => world.targets[spot]);
      const before = await allAnswers(ctx, targets);
      for (const spot of hidden) await disturb(world, spot);
      const after = await allAnswers(ctx, targets);
      const marks = hidden.map((spot) => canaryOf(world.mark, spot));
      for (const [key, text] of after) {
        expect(text, key).toBe(before.get(key));
        for (const mark of marks) expect(text, key).not.toContain(mark);
      }
    },
    240_000,
  );

  it('says nothing of a neighbour, whatever happens there', async () => {
    const world = await newWorld();
    const ctx = await contextOf(await newUser(world.org.orgId, { role: 'admin' }));
    const targets = spots.flatMap((spot) => [world.targets[spot], neighbour.targets[spot]]);
    const before = await allAnswers(ctx, targets);
    for (const spot of spots) await disturb(neighbour, spot);
    const after = await allAnswers(ctx, targets);
    expect(after).toEqual(before);
    expect([...after.values()].join()).not.toContain(neighbour.mark);
  });
});
