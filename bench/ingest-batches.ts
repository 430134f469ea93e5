import type { BenchChain } from './chain';
import { campaignCode, guideCode, storeCode } from './chain';
import type { FloorRow } from './ingest-floor';
import { dayAt, seeded } from './seed';

export const batchSize = 1000;
/** Stores of one region's till server: what one batch comes from. */
const groupSize = 10;
const storedDays = 400;

export type Batch = { body: Buffer; count: number };
type Shape = { chain: BenchChain; isScattered?: boolean; withMembers?: boolean };

/** Where and when the `at`-th fact of batch `number` happened. */
function placeOf(number: number, at: number, { chain, isScattered }: Shape, random: () => number) {
  const groups = Math.floor(chain.stores / groupSize);
  const store = isScattered
    ? Math.floor(random() * chain.stores)
    : (number % groups) * groupSize + Math.floor(random() * groupSize);
  const day = isScattered ? Math.floor(random() * storedDays) : Math.floor(number / groups) % storedDays;
  const minute = 540 + (at % 720);
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return { store, day: dayAt(day), occurredAt: `${dayAt(day)}T${clock}:00.000+08:00` };
}

function orderAt(id: string, place: ReturnType<typeof placeOf>, shape: Shape, random: () => number) {
  return {
    ...{ type: 'order.paid', id, occurredAt: place.occurredAt, store: storeCode(place.store) },
    amountFen: 1_000 + Math.floor(random() * 90_000),
    guide: guideCode((place.store * 2 + (random() < 0.5 ? 0 : 1)) % shape.chain.guides),
    campaign: campaignCode(Math.floor(random() * 3)),
    units: 1 + Math.floor(random() * 4),
    ...(shape.withMembers ? { member: { cardNo: String(1_000_000 + Math.floor(random() * 200_000)) } } : {}),
  };
}

/** Bodies of `count` batches beginning with number `first`; the same numbers give the same bodies. */
export function orderBatches(source: string, span: { first: number; count: number }, shape: Shape): Batch[] {
  return Array.from({ length: span.count }, (_, index) => {
    const number = span.first + index;
    const random = seeded(number * 2 + (shape.isScattered ? 1 : 0));
    const items = Array.from({ length: batchSize }, (_item, at) =>
      orderAt(
        `${String(number).padStart(6, '0')}-${String(at).padStart(4, '0')}`,
        placeOf(number, at, shape, random),
        shape,
        random,
      ),
    );
    return { body: Buffer.from(JSON.stringify({ source, items })), count: items.length };
  });
}

/** The same places as rows for the floor. */
export function floorBatches(span: { first: number; count: number }, shape: Shape): FloorRow[][] {
  const ids = new Map<number, string>();
  const idOf = (store: number): string => {
    const known = ids.get(store) ?? `00000000-0000-4000-8000-${String(store).padStart(12, '0')}`;
    ids.set(store, known);
    return known;
  };
  return Array.from({ length: span.count }, (_, index) => {
    const number = span.first + index;
    const random = seeded(number * 2);
    return Array.from({ length: batchSize }, (_row, at) => {
      const place = placeOf(number, at, shape, random);
      return {
        storeId: idOf(place.store),
        amountFen: 1_000 + Math.floor(random() * 90_000),
        occurredAt: place.occurredAt,
        day: place.day,
      };
    });
  });
}
