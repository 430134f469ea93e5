import { addDays, type Day, daysBetween } from '@/lib/time';
import type { Chain, SampleGuide, SampleProduct, SampleStore } from './chain';
import { Stream } from './random';
import { dayShape } from './shape';

type Item = Record<string, unknown>;
/** People known to one store by number; the newest come more often. */
type StoreState = {
  store: SampleStore;
  members: number[];
  guides: SampleGuide[];
  products: SampleProduct[];
  stream: Stream;
};
type Clock = { day: Day; offset: string };

const counted = (state: StoreState): boolean => state.store.counter !== 'none';
const channels = ['pos', 'pos', 'pos', 'miniprogram', 'miniprogram', 'guide', 'video', 'ads'] as const;

/** E-card number and phone of a member by number: unique, and valid as Chinese mobile numbers. */
export const cardOf = (member: number): string => `QH${String(10_000_000 + member)}`;
const phonePrefixes = ['138', '139', '150', '158', '186', '177'];
export const phoneOf = (member: number): string =>
  `${phonePrefixes[member % phonePrefixes.length]}${String((member * 48_271 + 12_345_678) % 100_000_000).padStart(8, '0')}`;

const instant = (clock: Clock, second: number): string => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${clock.day}T${two(Math.floor(second / 3_600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}${clock.offset}`;
};

/** Opening time, with a lunch and an evening wave. */
function momentOf(stream: Stream): number {
  const wave = stream.chance(0.4) ? 12.6 : 18.8;
  return Math.min(
    79_000,
    Math.max(36_000, Math.round((wave + (stream.unit() + stream.unit() - 1) * 3.4) * 3_600)),
  );
}

/** The stories of the sample chain that live in its sales and visits. */
function storyFactor(store: SampleStore, day: Day, lastDay: Day): number {
  const age = daysBetween(day, lastDay);
  if (store.code === 'S014' && age < 28) return 0.79;
  // No feed for two days: a gap, not a fall.
  if (store.code === 'S088' && (age === 5 || age === 6)) return 0;
  return 1;
}

function sampleLines(state: StoreState): { lines: Item[]; amountFen: number; units: number } {
  const { stream, products } = state;
  const lines: Item[] = [];
  let amountFen = 0;
  let units = 0;
  for (let left = stream.chance(0.38) ? 2 : 1; left > 0; left -= 1) {
    const product = stream.pick(products);
    const quantity = stream.chance(0.16) ? 2 : 1;
    const lineFen = Math.round(
      (product.priceFen * quantity * (stream.chance(0.25) ? stream.between(80, 95) : 100)) / 100,
    );
    lines.push({ sku: product.code, category: product.category, quantity, amountFen: lineFen });
    amountFen += lineFen;
    units += quantity;
  }
  return { lines, amountFen, units };
}

/** Where people join by a code: mostly where they pay. */
const joinKinds = ['cashier', 'door', 'cashier', 'receipt', 'shelf'] as const;

function joining(state: StoreState, member: number, clock: Clock, second: number, channel: string): Item {
  const { stream, store } = state;
  const consents: Item[] = [];
  if (stream.chance(0.62)) consents.push({ channel: 'sms', purpose: 'marketing', granted: true });
  const isFriend = stream.chance(0.46);
  if (isFriend) consents.push({ channel: 'wecom', purpose: 'marketing', granted: true });
  return {
    type: 'member.identified',
    id: `M${member}`,
    occurredAt: instant(clock, second),
    store: store.code,
    member: {
      phone: phoneOf(member),
      cardNo: cardOf(member),
      ...(isFriend ? { externalUserId: `wm_${member.toString(36)}` } : {}),
    },
    channel,
    // By number, not by chance: the stream of everything after it stays the same.
    ...(channel === 'touchpoint'
      ? { touchpoint: `${store.code}-${joinKinds[member % joinKinds.length]}` }
      : {}),
    ...(stream.chance(0.7) ? { guide: stream.pick(state.guides).code } : {}),
    consents,
  };
}

/** Numbers members and orders over the whole chain. */
type Counter = { member: number; order: number };

function orderItems(state: StoreState, clock: Clock, counter: Counter, lastDay: Day): Item[] {
  const { stream, store, members } = state;
  const second = momentOf(stream);
  const channel = stream.pick(channels);
  const items: Item[] = [];
  let member: number | null = null;
  if (stream.chance(0.72)) {
    if (members.length < 8 || stream.chance(0.3)) {
      counter.member += 1;
      member = counter.member;
      members.push(member);
      items.push(joining(state, member, clock, second - 120, channel));
    } else member = members[members.length - 1 - Math.floor(members.length * stream.unit() ** 1.7)] as number;
  }
  counter.order += 1;
  const id = `O${counter.order}`;
  const { lines, amountFen, units } = sampleLines(state);
  const guide = stream.chance(0.82) ? stream.pick(state.guides).code : undefined;
  items.push({
    type: 'order.paid',
    id,
    occurredAt: instant(clock, second),
    store: store.code,
    amountFen,
    units,
    lines,
    channel,
    ...(member === null ? {} : { member: { cardNo: cardOf(member) } }),
    ...(guide ? { guide } : {}),
  });
  if (stream.chance(0.05)) {
    const back = addDays(clock.day, stream.between(0, 9));
    if (back < lastDay)
      items.push({
        type: 'order.refunded',
        id: `R${counter.order}`,
        occurredAt: instant({ ...clock, day: back }, 79_200),
        orderId: id,
        amountFen: stream.chance(0.7) ? amountFen : Math.max(1, amountFen >> 1),
        reason: '不合适',
      });
  }
  return items.filter((item) => item.type !== 'order.refunded' || (item.amountFen as number) > 0);
}

/** How many people come in, how many of them scan something, and who joins without buying. */
function trafficItems(state: StoreState, clock: Clock, counter: Counter, orders: number): Item[] {
  const { stream, store } = state;
  const items: Item[] = [];
  const visits = Math.max(orders, Math.round((orders / store.conversion) * stream.around(0.08)));
  if (store.hasPage)
    items.push({
      type: 'visit.counted',
      id: `P-${store.code}-${clock.day}`,
      occurredAt: instant(clock, 82_800),
      store: store.code,
      count: Math.round(visits * 0.4 * stream.around(0.1)),
      minutes: 1_440,
      by: 'page',
    });
  if (counted(state))
    items.push({
      type: 'visit.counted',
      id: `V-${store.code}-${clock.day}`,
      occurredAt: instant(clock, 82_800),
      store: store.code,
      count: visits,
      minutes: 720,
      by: store.counter,
    });
  for (let left = stream.count(2.8); left > 0; left -= 1) {
    const isKnown = state.members.length > 0 && stream.chance(0.35);
    items.push({
      type: 'touchpoint.scanned',
      id: `T-${store.code}-${clock.day}-${left}`,
      occurredAt: instant(clock, momentOf(stream)),
      touchpoint: `${store.code}-${stream.pick(['door', 'shelf', 'cashier', 'receipt'])}`,
      ...(isKnown
        ? { member: { cardNo: cardOf(stream.pick(state.members)) } }
        : { visitor: `v${stream.between(1, 9_999_999).toString(36)}` }),
      channel: 'touchpoint',
    });
  }
  for (let left = stream.count(0.58); left > 0; left -= 1) {
    counter.member += 1;
    state.members.push(counter.member);
    items.push(joining(state, counter.member, clock, momentOf(stream), 'touchpoint'));
  }
  if (state.members.length > 30 && stream.chance(0.06)) {
    items.push({
      type: 'consent.changed',
      id: `C-${store.code}-${clock.day}`,
      occurredAt: instant(clock, 75_600),
      member: { cardNo: cardOf(stream.pick(state.members)) },
      channel: 'sms',
      purpose: 'marketing',
      granted: false,
      source: 'unsubscribe',
    });
  }
  return items;
}

/** Every fact of the chain, one list a store each day, oldest first; the same for the same last day. */
export function* sampleFacts(
  chain: Chain,
  days: { from: Day; to: Day; offset: string },
): Generator<{ day: Day; stores: Item[][] }> {
  const states = chain.stores.map(
    (store): StoreState => ({
      store,
      members: [],
      guides: chain.guides.filter((guide) => guide.store === store.code),
      products: chain.products.filter((product) => product.brand === store.brand),
      stream: new Stream(`store ${store.code}`),
    }),
  );
  const counter: Counter = { member: 0, order: 0 };
  const length = daysBetween(days.from, days.to);
  for (let day = days.from; day <= days.to; day = addDays(day, 1)) {
    const trend = 1 + 0.16 * (daysBetween(days.from, day) / length);
    const shape = dayShape(day) * trend;
    const stores = states.map((state) => {
      const story = storyFactor(state.store, day, days.to);
      if (day < state.store.openedOn || story === 0) return [];
      const clock = { day, offset: days.offset };
      const orders = state.stream.count(state.store.pace * shape * story);
      const items = Array.from({ length: orders }, () => orderItems(state, clock, counter, days.to)).flat();
      return [...items, ...trafficItems(state, clock, counter, orders)];
    });
    yield { day, stores };
  }
}
