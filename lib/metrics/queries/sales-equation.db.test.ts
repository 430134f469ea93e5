import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newUser } from '@/db/testing/factories';
import { newSalesStory, placesOfStory, type Story } from '@/db/testing/sales-story';
import type { Context } from '@/lib/auth/context';
import { asDay, type DayRange } from '@/lib/time';
import { getSalesEquation } from './sales-equation';

let database: TestDatabase;
let story: Story;
let admin: Context;
beforeAll(async () => {
  database = await openTestDatabase();
  story = await newSalesStory(7);
  admin = await contextOf(await newUser(story.org.orgId, { role: 'admin' }));
}, 60_000);
afterAll(() => database.drop());

const range: DayRange = { from: asDay('2026-11-01'), to: asDay('2026-11-20') };
const base: DayRange = { from: asDay('2026-10-12'), to: asDay('2026-10-31') };

type Keep = (store: string, day: string) => boolean;

/** One period of a group of stores, counted from the list of orders. */
function brute(keep: Keep, { from, to }: DayRange) {
  const within = (day: string) => day >= from && day <= to;
  const live = story.orders.filter((order) => !order.isVoided);
  const paid = live.filter((order) => within(order.day) && keep(order.store, order.day));
  const known = new Set(paid.flatMap((order) => order.phone ?? []));
  const refunds = live.flatMap((order) =>
    order.refunds.filter((refund) => within(refund.day) && keep(order.store, refund.day)),
  );
  const visits = [...story.visits].filter(([key]) => {
    const [store = '', day = ''] = key.split(' ');
    return within(day) && keep(store, day);
  });
  const visitors = visits.reduce((sum, [, count]) => sum + count, 0);
  return {
    visitors: visitors > 0 ? visitors : null,
    buyers: known.size + paid.filter((order) => order.phone === null).length,
    orders: paid.length,
    grossFen: BigInt(paid.reduce((sum, order) => sum + order.fen, 0)),
    refundsFen: BigInt(refunds.reduce((sum, refund) => sum + refund.fen, 0)),
  };
}
const sum = (values: Partial<Record<string, bigint>>) =>
  Object.values(values).reduce<bigint>((total, fen) => total + (fen ?? 0n), 0n);

test('both periods of every node and child are those of the list of orders', async () => {
  const whole = await getSalesEquation(admin, { node: {}, range, base, by: 'region' });
  expect(whole.change).toEqual({ before: brute(() => true, base), after: brute(() => true, range) });
  expect(whole.children.size).toBe(2);
  for (const { code, change } of whole.children.values()) {
    const keep: Keep = (store, day) => placesOfStory(story, store, day).regions.includes(code);
    expect([code, change]).toEqual([code, { before: brute(keep, base), after: brute(keep, range) }]);
  }
  const stores = await getSalesEquation(admin, { node: {}, range, base, by: 'store' });
  for (const { code, change } of stores.children.values()) {
    const keep: Keep = (store) => store === code;
    expect([code, change]).toEqual([code, { before: brute(keep, base), after: brute(keep, range) }]);
  }
});

test('contributions sum to the change to the fen, and children with mix to each factor', async () => {
  for (const by of ['region', 'store', 'brand'] as const) {
    const { explained, change } = await getSalesEquation(admin, { node: {}, range, base, by });
    const { explanation, children, mixFen, mixTotalFen } = explained;
    const net = ({ grossFen, refundsFen }: { grossFen: bigint; refundsFen: bigint }) => grossFen - refundsFen;
    expect([by, sum(explanation.contributionsFen)]).toEqual([by, net(change.after) - net(change.before)]);
    for (const child of children)
      expect(sum(child.explanation.contributionsFen)).toBe(child.explanation.deltaNetFen);
    const factors = new Set([
      ...Object.keys(explanation.contributionsFen),
      ...children.flatMap((child) => Object.keys(child.explanation.contributionsFen)),
    ]);
    for (const key of ['refunds', 'opened', 'closed']) factors.delete(key);
    const of = (values: object, key: string) => (values as Record<string, bigint | undefined>)[key] ?? 0n;
    for (const key of factors) {
      const below = children.reduce(
        (total, child) => total + of(child.explanation.contributionsFen, key),
        0n,
      );
      expect([by, key, of(explanation.contributionsFen, key)]).toEqual([by, key, below + of(mixFen, key)]);
    }
    const leaves = (node: typeof explanation) =>
      of(node.contributionsFen, 'opened') + of(node.contributionsFen, 'closed');
    const opened = children.reduce((total, child) => total + leaves(child.explanation), 0n);
    expect([by, mixTotalFen + leaves(explanation)]).toEqual([by, opened]);
  }
});

test('stores with and without visitor counts are explained apart', async () => {
  const { explained } = await getSalesEquation(admin, { node: {}, range, base });
  expect(explained.explanation.startsAt).toBe('mixed');
  const uncounted = story.org.eastOther.code;
  const { parts } = explained.explanation;
  const delta =
    brute((store) => store === uncounted, range).grossFen -
    brute((store) => store === uncounted, base).grossFen;
  expect(parts?.uncounted.deltaGrossFen).toBe(delta);
  expect(parts?.counted.startsAt).toBe('visitors');
});

test('a store that moved is closed in the region it left and opened in the one it came to', async () => {
  const later: DayRange = { from: asDay('2026-11-10'), to: asDay('2026-11-20') };
  const { code, id } = story.org.eastTwo;
  const before = brute((store) => store === code, base);
  const after = brute((store) => store === code, later);
  const east = await getSalesEquation(admin, {
    ...{ node: { region: story.org.east.code }, range: later, base, by: 'store' },
  });
  const west = await getSalesEquation(admin, {
    ...{ node: { region: story.org.west.code }, range: later, base, by: 'store' },
  });
  const of = (equation: typeof east) => equation.explained.children.find((child) => child.key === id);
  expect(of(east)?.explanation.contributionsFen.closed).toBe(-before.grossFen);
  expect(of(west)?.explanation.contributionsFen.opened).toBe(after.grossFen);
});
