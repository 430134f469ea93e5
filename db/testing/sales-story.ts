import { v7 as uuidv7 } from 'uuid';
import { takeItems } from '@/lib/ingest/mutations/take-items';
import { followDirtyMembers } from '@/lib/metrics/mutations/follow-members';
import { refreshDirtyDays } from '@/lib/metrics/mutations/refresh-nodes';
import { moveStoreToRegion } from '@/lib/stores/mutations/move-store';
import { systemDb } from '../client';
import { products } from '../schema/goods';
import { channels } from '../schema/organization';
import { newOrganization, type TestOrganization, testNow } from './factories';

export type StoryOrder = {
  id: string;
  store: string;
  day: string;
  fen: number;
  units: number;
  phone: string | null;
  channel: string | null;
  lines: { sku: string; category?: string; quantity: number; amountFen: number }[] | null;
  isVoided: boolean;
  refunds: { day: string; fen: number }[];
};
export type Story = {
  org: TestOrganization;
  orders: StoryOrder[];
  /** Counted at the door, by `store day`. */
  visits: Map<string, number>;
  /** Latest answer by phone: granted or not, from the day on. */
  consents: { phone: string; day: string; granted: boolean }[];
  movedOn: string;
};

/** Numbers from a seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const firstDay = '2026-10-05';
export const lastDay = '2026-11-20';
const dayAt = (index: number): string => new Date(Date.UTC(2026, 9, 5 + index)).toISOString().slice(0, 10);
const dayCount = 47;

function writeOrders(random: () => number, stores: string[]): StoryOrder[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: 420 }, (_, at): StoryOrder => {
    const index = Math.floor(random() * dayCount);
    const fen = 1_000 + Math.floor(random() * 90_000);
    const first = 1 + Math.floor(random() * (fen - 2));
    const isSplit = random() < 0.6;
    const refundDay = dayAt(Math.min(dayCount - 1, index + Math.floor(random() * 9)));
    return {
      id: `O${at}`,
      store: pick(stores),
      day: dayAt(index),
      fen,
      units: 1 + Math.floor(random() * 4),
      phone: random() < 0.7 ? `138${String(10_000_000 + Math.floor(random() * 60))}` : null,
      channel: pick(['pos', 'miniprogram', null]),
      lines: isSplit
        ? [
            { sku: 'A', category: 'tea', quantity: 1, amountFen: first },
            // Sometimes the lines are a fen short of the order: then nothing can be said about categories.
            { sku: 'B', category: 'cup', quantity: 1, amountFen: fen - first - (random() < 0.2 ? 1 : 0) },
          ]
        : null,
      isVoided: false,
      refunds: random() < 0.15 ? [{ day: refundDay, fen: 1 + Math.floor(random() * fen) }] : [],
    };
  }).map((order) => (order.phone === null && random() < 0.1 ? { ...order, isVoided: true } : order));
}

const at = (day: string, hour: number) => `${day}T${String(hour).padStart(2, '0')}:00:00+08:00`;

function itemsOf(story: Pick<Story, 'orders' | 'visits' | 'consents'>): unknown[] {
  return [
    ...story.orders.flatMap((order, index) => [
      {
        ...{
          type: 'order.paid',
          id: order.id,
          occurredAt: at(order.day, 9 + (index % 12)),
          store: order.store,
        },
        ...{ amountFen: order.fen, units: order.units },
        ...(order.phone ? { member: { phone: order.phone } } : {}),
        ...(order.channel ? { channel: order.channel } : {}),
        ...(order.lines ? { lines: order.lines } : {}),
      },
      ...order.refunds.map((refund, at_) => ({
        ...{ type: 'order.refunded', id: `${order.id}R${at_}`, orderId: order.id },
        ...{ occurredAt: at(refund.day, 22), amountFen: refund.fen },
      })),
      ...(order.isVoided
        ? [
            {
              type: 'order.voided',
              id: `${order.id}V`,
              occurredAt: at(order.day, 23),
              orderId: order.id,
              reason: 'test',
            },
          ]
        : []),
    ]),
    ...[...story.visits].map(([key, count]) => {
      const [store = '', day = ''] = key.split(' ');
      return {
        type: 'visit.counted',
        id: `V${key}`,
        occurredAt: at(day, 21),
        store,
        count,
        minutes: 600,
        by: 'sensor',
      };
    }),
    ...story.consents.map(({ phone, day, granted }, index) => ({
      ...{ type: 'consent.changed', id: `C${index}`, occurredAt: at(day, 23), member: { phone } },
      ...{ channel: 'sms', purpose: 'marketing', granted, source: 'form' },
    })),
  ];
}

/** Takes in what is new, late facts too, and lets the followers run. */
export async function followStory(orgId: string): Promise<void> {
  const { systemContext } = await import('@/lib/auth/context');
  const ctx = await systemContext(orgId, { now: testNow });
  await followDirtyMembers(ctx);
  await refreshDirtyDays(ctx);
}

/**
 * Four stores, 47 days, orders with refunds and voids, members, visits in three of the stores, consents; one store moves
 * from east to west. Written from a seed, so an oracle can count the same list by itself.
 */
export async function newSalesStory(seed = 1): Promise<Story> {
  const { systemContext } = await import('@/lib/auth/context');
  const org = await newOrganization(`story${seed}`);
  const random = numbers(seed);
  const counted = [org.eastOne, org.eastTwo, org.westOne].map((store) => store.code);
  const orders = writeOrders(random, [...counted, org.eastOther.code]);
  const visits = new Map<string, number>();
  for (const store of counted)
    for (let day = 0; day < dayCount; day += 1)
      visits.set(`${store} ${dayAt(day)}`, 5 + Math.floor(random() * 80));
  const phones = [...new Set(orders.flatMap((order) => order.phone ?? []))].sort();
  const consents = phones.flatMap((phone, index) => [
    ...(index % 2 === 0 ? [{ phone, day: dayAt(46 - (index % 5)), granted: true }] : []),
    ...(index % 6 === 0 ? [{ phone, day: lastDay, granted: false }] : []),
  ]);
  const movedOn = '2026-11-10';
  const ctx = await systemContext(org.orgId, { now: testNow });
  const items = itemsOf({ orders, visits, consents });
  await systemDb().write(async (tx) => {
    await tx.insert(products).values(
      ['A', 'B'].map((code) => ({
        ...{ orgId: org.orgId, id: uuidv7(), code, name: code, nameKey: code, pinyinInitials: code },
        ...{ createdAt: testNow, updatedAt: testNow },
      })),
    );
    await tx.insert(channels).values(
      ['pos', 'miniprogram'].map((code) => ({
        orgId: org.orgId,
        id: uuidv7(),
        code,
        name: code,
        createdAt: testNow,
      })),
    );
  });
  const { accepted } = await takeItems(ctx, { source: 'pos', items });
  if (accepted !== items.length)
    throw new Error(`the story was not taken whole: ${accepted} of ${items.length}`);
  await moveStoreToRegion(ctx, { id: org.eastTwo.id, region: org.west.code, on: movedOn });
  await followStory(org.orgId);
  return { org, orders, visits, consents, movedOn };
}

/** Codes of the regions and the brand a store belongs to on a day, the root among them. */
export function placesOfStory(
  story: Story,
  store: string,
  day: string,
): { regions: string[]; brand: string } {
  const { org, movedOn } = story;
  const found = [org.eastOne, org.eastTwo, org.eastOther, org.westOne].find(({ code }) => code === store);
  const isWest = store === org.westOne.code || (store === org.eastTwo.code && day >= movedOn);
  return {
    regions: isWest ? [org.root.code, org.west.code] : [org.root.code, org.east.code, org.eastCity.code],
    brand: found?.brandId === org.brandB.id ? 'B' : 'A',
  };
}
