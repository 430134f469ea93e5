import { contextOf, newUser } from '@/db/testing/factories';
import type { Context } from '@/lib/auth/context';
import { listGuides } from '@/lib/guides/queries/list-guides';
import { listStores } from '@/lib/stores/queries/list-stores';
import type { BenchChain } from './chain';
import { type Goal, rounded } from './goal';
import { quantile } from './rounds';

type Read = (ctx: Context) => Promise<{ rows: unknown[]; after: string | null }>;

const byArea = { key: 'area', isDescending: true };
/** What the lists of stores and guides ask for their pages. */
const questions: Record<string, Read> = {
  stores: (ctx) => listStores(ctx, {}),
  'stores searched': (ctx) => listStores(ctx, { search: 'store 69' }),
  'stores of a region by area': (ctx) => listStores(ctx, { regions: ['R1-0'], sort: byArea }),
  'stores live of a brand': (ctx) => listStores(ctx, { statuses: ['live'], brands: ['B1'] }),
  guides: (ctx) => listGuides(ctx, {}),
  'guides searched': (ctx) => listGuides(ctx, { search: 'guide 69' }),
};

/** A page far behind the first costs what the first costs: the keyset goes straight to it. */
async function deepPage(ctx: Context): Promise<Read> {
  let after: string | null = null;
  for (let at = 0; at < 4; at += 1) {
    const cursor: { side: 'after'; token: string } | null = after ? { side: 'after', token: after } : null;
    after = (await listStores(ctx, { limit: 150, cursor })).after;
  }
  const token = after;
  return (reader) => listStores(reader, { cursor: token ? { side: 'after', token } : null });
}

async function p95(times: number, run: () => Promise<unknown>): Promise<number> {
  const found: number[] = [];
  for (let at = -3; at < times; at += 1) {
    const began = performance.now();
    await run();
    if (at >= 0) found.push(performance.now() - began);
  }
  return quantile(found, 0.95);
}

/** A page of each list as an admin reads it, under row security. */
export async function measureLists(chain: BenchChain, { runs }: { runs: number }): Promise<Goal> {
  const admin = await contextOf(await newUser(chain.orgId, { role: 'admin' }), new Date());
  const asked = { ...questions, 'stores far down': await deepPage(admin) };
  const found: Record<string, number> = {};
  for (const [name, read] of Object.entries(asked)) found[name] = rounded(await p95(runs, () => read(admin)));
  const most = Math.max(...Object.values(found));
  return {
    ...{ goal: 'lists', value: most, bound: 300, better: 'less', n: runs },
    note: `ms, p95 of the slowest page of ${chain.stores.toLocaleString('en')} stores and ${chain.guides.toLocaleString('en')} guides: ${JSON.stringify(found)}`,
  };
}
