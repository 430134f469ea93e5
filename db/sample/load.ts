import { and, eq } from 'drizzle-orm';
import { systemDb } from '@/db/client';
import { users } from '@/db/schema/auth';
import { guides } from '@/db/schema/guides';
import { brands, organizations, regions } from '@/db/schema/organization';
import { stores } from '@/db/schema/stores';
import { type Context, systemContext } from '@/lib/auth/context';
import { createOrganization } from '@/lib/organization/mutations';
import { removeOrganization } from '@/lib/sample/mutations';
import { addDays, businessDay, type Day } from '@/lib/time';
import { type Chain, sampleChain, sampleDays } from './chain';
import { type DemoKey, type DemoSignIn, inviteDemoPeople, makeDemoKeys } from './demo-people';
import { loadFacts } from './load-facts';
import { loadNotes } from './load-notes';
import { loadOpenings } from './load-openings';
import { loadResources } from './load-resources';
import { loadTargets } from './load-targets';

export type LoadedSample = { signIns: DemoSignIn[]; apiKeys: DemoKey[]; facts: number };

const clock = { timeZone: 'Asia/Shanghai', cutoffHour: 0 };
const offset = '+08:00';
const sampleCode = 'demo';
const neighbourCode = 'demo-neighbour';

/** What an interrupted load left is removed whole; a load is there from its first to its last row or not at all. */
async function removeUnfinished(now: Date): Promise<void> {
  for (const code of [sampleCode, neighbourCode]) {
    const [left] = await systemDb().read((tx) =>
      tx
        .select({ orgId: organizations.orgId })
        .from(organizations)
        .where(and(eq(organizations.code, code), eq(organizations.isSample, true))),
    );
    if (left) await removeOrganization(await systemContext(left.orgId, { now }));
  }
}

async function newContext(code: string, name: string, now: Date): Promise<Context> {
  const { orgId } = await createOrganization({ code, name, ...clock, isSample: true }, now);
  return systemContext(orgId, { now, actorName: 'sample' });
}

/** The second organization: small, a neighbour that nobody of the first may ever see. */
function neighbourOf(chain: Chain): Chain {
  const chosen = chain.stores.filter((store) => store.brand === 'QINGHE').slice(0, 6);
  const codes = new Set(chosen.map((store) => store.code));
  return {
    ...chain,
    brands: chain.brands
      .filter((brand) => brand.code === 'QINGHE')
      .map((brand) => ({ ...brand, name: '邻家茶铺' })),
    stores: chosen.map((store) => ({ ...store, regionBefore: undefined, name: `邻家${store.name}` })),
    guides: chain.guides.filter((guide) => codes.has(guide.store)),
    products: chain.products.filter((product) => product.brand === 'QINGHE'),
    categories: chain.categories.filter((category) => category.brand === 'QINGHE'),
  };
}

async function idsOf(ctx: Context) {
  const { orgId } = ctx.scope;
  return ctx.db.read(async (tx) => {
    const [brand] = await tx
      .select({ id: brands.id })
      .from(brands)
      .where(and(eq(brands.orgId, orgId), eq(brands.code, 'QINGHE')));
    const [east] = await tx
      .select({ id: regions.id })
      .from(regions)
      .where(and(eq(regions.orgId, orgId), eq(regions.code, 'R-华东')));
    const [store] = await tx
      .select({ id: stores.id })
      .from(stores)
      .where(and(eq(stores.orgId, orgId), eq(stores.code, 'S001')));
    if (!brand || !east || !store) throw new Error('the sample chain is incomplete');
    return { brandId: brand.id, eastRegionId: east.id, storeId: store.id };
  });
}

/** The demonstration's guide is one of the chain's: signing in as guide shows that person's own work. */
async function joinGuide(ctx: Context): Promise<void> {
  await ctx.db.write(async (tx) => {
    const [user] = await tx.select({ id: users.id }).from(users).where(eq(users.account, 'guide@demo'));
    if (user)
      await tx
        .update(guides)
        .set({ userId: user.id })
        .where(and(eq(guides.orgId, ctx.scope.orgId), eq(guides.code, 'G0301')));
  });
}

/** Loads both sample organizations up to yesterday; tells its progress in words. */
export async function loadSample(now: Date, say: (words: string) => void): Promise<LoadedSample> {
  await removeUnfinished(now);
  const to = addDays(businessDay(now, clock), -1);
  const from = addDays(to, 1 - sampleDays) as Day;
  const chain = sampleChain(to);
  const ctx = await newContext(sampleCode, '青禾零售（示例）', now);
  await loadResources(ctx, chain, to);
  say('300 stores, 2,000 guides');
  const signIns = await inviteDemoPeople(ctx, await idsOf(ctx));
  await joinGuide(ctx);
  const facts = await loadFacts(ctx, chain, { from, to, offset }, say);
  const targets = await loadTargets(ctx, to);
  say(`${targets.toLocaleString('en')} monthly targets`);
  await loadNotes(ctx, to);
  say(`${await loadOpenings(ctx, chain, addDays(to, 1))} stores about to open`);
  const neighbour = await newContext(neighbourCode, '邻家零售（示例）', now);
  const small = neighbourOf(chain);
  await loadResources(neighbour, small, to);
  await loadFacts(neighbour, small, { from: addDays(to, -59), to, offset }, () => {});
  return { signIns, apiKeys: await makeDemoKeys(ctx), facts };
}
