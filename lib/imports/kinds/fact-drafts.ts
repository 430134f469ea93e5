import { canonicalIdentity, type IdentityKind, WHO_KEYS, type WhoKey } from '@/lib/members/identity';
import { fenToJson } from '@/lib/money';
import type { Named, NameIndex } from '../name-index';
import type { RowProblemCode } from '../problem';
import type { MemberRow, WhoRow } from './members';
import type { OrderGroup } from './order-groups';
import type { OrderRow } from './orders';
import type { Fault } from './upsert-plan';

export type FactSurroundings = {
  stores: NameIndex<Named>;
  guides: NameIndex<Named>;
  products: ReadonlySet<string>;
  now: number;
};
type Identity = { kind: IdentityKind; value: string };
/** An order or a joining as ingest takes it, without its key; `fixed` is what must be equal when it comes again. */
export type FactDraft<Item> = { item: Item; identities: Identity[]; faults: Fault[] };

export type OrderItem = {
  type: 'order.paid';
  id: string;
  occurredAt: string;
  store: string;
  amountFen: number;
  member?: Partial<Record<WhoKey, string>>;
  guide?: string;
  channel?: string;
  units?: number;
  lines?: { sku: string; quantity: number; amountFen: number }[];
};
export type MemberItem = {
  type: 'member.identified';
  id: string;
  occurredAt: string;
  store: string;
  member: Partial<Record<WhoKey, string>>;
  name?: string;
  gender?: 'female' | 'male' | 'unknown';
  birthday?: string;
  guide?: string;
  channel?: string;
  consents?: { channel: 'sms'; purpose: string; granted: boolean }[];
};

const A_DAY = 86_400_000;
const EARLIEST = Date.UTC(1990, 0);

/** The order of a group of rows: amounts and units summed, the earliest time, everything else as the first row says. */
export function orderDraft(group: OrderGroup, id: string, around: FactSurroundings): FactDraft<OrderItem> {
  const rows = group.lines.map((line) => line.row);
  const first = rows[0] as OrderRow;
  const faults: Fault[] = [];
  const { member, identities } = whoOf(first, faults);
  if (rows.some((row) => row.store !== first.store || !isSameWho(row, first)))
    faults.push({ field: 'id', code: 'order_inconsistent' });
  const lines = linesOf(rows, around, faults);
  const known = rows.filter((row) => row.units !== null);
  const amount = rows.reduce((sum, row) => sum + row.amountFen, 0n);
  if (amount > 100_000_000_000n) faults.push({ field: 'amount', code: 'money_out_of_range' });
  const paidAt = rows.reduce((least, row) => Math.min(least, row.paidAt), first.paidAt);
  const item: OrderItem = {
    type: 'order.paid',
    id,
    occurredAt: timeOf(paidAt, 'paidAt', { around, faults }),
    store: find(around.stores, 'store', first.store, faults),
    // Within the limit just checked a fen is a safe number.
    amountFen: fenToJson(amount) as number,
    ...(member && { member }),
    ...(first.guide !== null && { guide: find(around.guides, 'guide', first.guide, faults) }),
    ...(first.channel !== null && { channel: first.channel }),
    ...(known.length > 0 && { units: known.reduce((sum, row) => sum + (row.units ?? 0), 0) }),
    ...(lines && { lines }),
  };
  return { item, identities, faults };
}

/** The joining of one row. Without a time of its own it happened when the file came. */
export function memberDraft(row: MemberRow, id: string, around: FactSurroundings): FactDraft<MemberItem> {
  const faults: Fault[] = [];
  const { member, identities } = whoOf(row.who, faults);
  const item: MemberItem = {
    type: 'member.identified',
    id,
    occurredAt: timeOf(row.joinedAt ?? around.now, 'joinedAt', { around, faults }),
    store: find(around.stores, 'store', row.store, faults),
    member: member ?? {},
    ...(row.name !== null && { name: row.name }),
    ...(row.gender !== null && { gender: row.gender }),
    ...(row.birthday !== null && { birthday: row.birthday }),
    ...(row.guide !== null && { guide: find(around.guides, 'guide', row.guide, faults) }),
    ...(row.channel !== null && { channel: row.channel }),
    ...(row.smsConsent !== null && {
      consents: [{ channel: 'sms', purpose: 'marketing', granted: row.smsConsent }],
    }),
  };
  return { item, identities, faults };
}

function whoOf(row: Partial<WhoRow>, faults: Fault[]) {
  const member: Partial<Record<WhoKey, string>> = {};
  const identities: Identity[] = [];
  for (const key of Object.keys(WHO_KEYS) as WhoKey[]) {
    const text = row[key];
    if (!text) continue;
    const canonical = canonicalIdentity(WHO_KEYS[key], text);
    if (!canonical.ok) {
      faults.push({ field: key, code: key === 'phone' ? 'phone_invalid' : 'identity_invalid' });
      continue;
    }
    member[key] = canonical.value;
    identities.push({ kind: canonical.kind, value: canonical.value });
  }
  return { member: identities.length > 0 ? member : null, identities };
}

const isSameWho = (a: OrderRow, b: OrderRow): boolean =>
  a.phone === b.phone && a.cardNo === b.cardNo && a.posId === b.posId;

function linesOf(rows: readonly OrderRow[], { products }: FactSurroundings, faults: Fault[]) {
  if (rows.every((row) => row.sku === null)) return null;
  return rows.flatMap((row) => {
    if (row.sku === null) return [];
    if (!products.has(row.sku)) faults.push({ field: 'sku', code: 'product_unknown' });
    return [{ sku: row.sku, quantity: row.units ?? 1, amountFen: fenToJson(row.amountFen) as number }];
  });
}

function timeOf(
  at: number,
  field: string,
  { around, faults }: { around: FactSurroundings; faults: Fault[] },
): string {
  const code: RowProblemCode | null =
    at > around.now + A_DAY ? 'in_the_future' : at < EARLIEST ? 'too_long_ago' : null;
  if (code) faults.push({ field, code });
  return new Date(at).toISOString();
}

function find(index: NameIndex<Named>, field: 'store' | 'guide', text: string, faults: Fault[]): string {
  const found = index.find(text);
  if (found.ok) return found.item.code;
  // Two guides of one name and an unknown one have the same cure: the code.
  const code = field === 'store' ? (`store_${found.reason}` as const) : 'guide_unknown';
  faults.push({ field, code });
  return text;
}
