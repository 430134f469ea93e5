import 'server-only';
import type { Tx } from '@/db/client';
import type { Context } from '@/lib/auth/context';
import { bucketRange, bucketStart, type Day, type DayRange, eachBucket, type Grain } from '@/lib/time';
import type { MetricNode, NodeFilter } from '../node';
import { NO_SALES, type SalesFigures } from '../sales-figures';
import {
  buyersSplit,
  exactBuyers,
  type Split,
  salesByProvince,
  salesSeries,
  salesSplit,
  splitNames,
  storedBuyers,
} from '../sales-sql';
import { getNode } from './node';

type SumsRow = {
  key: string;
  gross_fen: string;
  refunds_fen: string;
  orders: number;
  units: number;
  identified_orders: number | null;
  visitors: number | null;
  rows: number;
};
type BuyersRow = { key: string; buyers: number };

const figuresOf = (row: SumsRow, identifiedBuyers: number | null): SalesFigures => ({
  grossFen: BigInt(row.gross_fen),
  refundsFen: BigInt(row.refunds_fen),
  orders: row.orders,
  units: row.units,
  identifiedOrders: row.identified_orders,
  visitors: row.visitors,
  identifiedBuyers,
});

const run = async <T>(tx: Tx, text: Parameters<Tx['execute']>[0]): Promise<T[]> =>
  (await tx.execute(text)) as unknown as T[];

type NodeRange = { node: MetricNode; range: DayRange };

/** The stored period that the range is, given that nothing happens after today: the month to date is the month. */
function storedPeriod(range: DayRange, today: Day): { grain: Grain; start: Day } | null {
  for (const grain of ['day', 'week', 'month'] as const) {
    const whole = bucketRange(range.from, grain);
    if (whole.from === range.from && (whole.to === range.to || (range.to >= today && whole.to > today)))
      return { grain, start: whole.from };
  }
  return null;
}

/** Distinct identified buyers of one range: stored grains, else exact from who bought where on which day. */
async function rangeBuyers(ctx: Context, tx: Tx, { node, range }: NodeRange): Promise<number> {
  const period = node.stored && storedPeriod(range, ctx.scope.today as Day);
  const rows = await run<BuyersRow>(
    tx,
    node.stored && period
      ? storedBuyers(ctx.scope, {
          stored: node.stored,
          grain: period.grain,
          range: { from: period.start, to: period.start },
        })
      : exactBuyers(ctx.scope, { node, range, grain: null }),
  );
  return rows[0]?.buyers ?? 0;
}

/** Buyers of each bucket; a first or last one that the range cuts is counted exactly. */
async function seriesBuyers(
  ctx: Context,
  tx: Tx,
  question: NodeRange & { grain: Grain },
): Promise<Map<string, number>> {
  const { node, range, grain } = question;
  if (!node.stored) {
    const rows = await run<BuyersRow>(tx, exactBuyers(ctx.scope, question));
    return new Map(rows.map((row) => [row.key, row.buyers]));
  }
  const { stored } = node;
  const first = bucketStart(range.from, grain);
  const rows = await run<BuyersRow>(
    tx,
    storedBuyers(ctx.scope, { stored, grain, range: { from: first, to: range.to } }),
  );
  const buyers = new Map(rows.map((row) => [row.key, row.buyers]));
  const buckets = eachBucket(range, grain);
  for (const bucket of new Set([buckets[0], buckets.at(-1)])) {
    if (!bucket) continue;
    const cut = {
      from: bucket.from < range.from ? range.from : bucket.from,
      to: bucket.to > range.to ? range.to : bucket.to,
    };
    const isWhole = cut.from === bucket.from && (cut.to === bucket.to || cut.to >= ctx.scope.today);
    if (!isWhole) buyers.set(bucket.from, await rangeBuyers(ctx, tx, { node, range: cut }));
  }
  return buyers;
}

async function totalsOf(ctx: Context, tx: Tx, question: NodeRange): Promise<SalesFigures | null> {
  const [row] = await run<SumsRow>(tx, salesSeries(ctx.scope, { ...question, grain: null }));
  if (!row || row.rows === 0) return null;
  return figuresOf(row, await rangeBuyers(ctx, tx, question));
}

export type SalesQuestion = { node: NodeFilter; range: DayRange; base?: DayRange };

/** Sales of a node in a range and in the range it is compared with; null where there are no rows at all. */
export async function getSales(
  ctx: Context,
  question: SalesQuestion,
): Promise<{ node: MetricNode; figures: SalesFigures | null; before: SalesFigures | null }> {
  const node = await getNode(ctx, question.node);
  const { range, base } = question;
  return ctx.db.read(async (tx) => ({
    node,
    figures: await totalsOf(ctx, tx, { node, range }),
    before: base ? await totalsOf(ctx, tx, { node, range: base }) : null,
  }));
}

export type SalesPoint = { key: string; figures: SalesFigures };

/** Sales by day, week or month; a bucket without rows is left out, which is a gap and not 0. */
export async function listSalesSeries(
  ctx: Context,
  question: { node: NodeFilter; range: DayRange; grain: Grain; withBuyers?: boolean },
): Promise<SalesPoint[]> {
  const node = await getNode(ctx, question.node);
  const asked = { node, range: question.range, grain: question.grain };
  return ctx.db.read(async (tx) => {
    const rows = await run<SumsRow>(tx, salesSeries(ctx.scope, asked));
    const buyers = question.withBuyers === false ? null : await seriesBuyers(ctx, tx, asked);
    return rows.map((row) => ({
      key: row.key,
      figures: figuresOf(row, buyers ? (buyers.get(row.key) ?? 0) : null),
    }));
  });
}

export type SalesRow = {
  key: string;
  code: string;
  name: string;
  figures: SalesFigures;
  before: SalesFigures | null;
};

async function splitOf(ctx: Context, tx: Tx, question: NodeRange & { by: Split }) {
  const { by } = question;
  const rows = await run<SumsRow>(tx, salesSplit(ctx.scope, question));
  const hasBuyers = by === 'store' || by === 'region' || by === 'brand';
  const buyers = hasBuyers
    ? new Map(
        (await run<BuyersRow>(tx, buyersSplit(ctx.scope, { ...question, by }))).map((row) => [
          row.key,
          row.buyers,
        ]),
      )
    : null;
  return new Map(rows.map((row) => [row.key, figuresOf(row, buyers ? (buyers.get(row.key) ?? 0) : null)]));
}

/** The same split by store, child region, brand, guide, channel or category. */
export async function listSalesSplit(
  ctx: Context,
  question: SalesQuestion & { by: Split },
): Promise<SalesRow[]> {
  const node = await getNode(ctx, question.node);
  const { by, range, base } = question;
  return ctx.db.read(async (tx) => {
    const after = await splitOf(ctx, tx, { node, range, by });
    const before = base ? await splitOf(ctx, tx, { node, range: base, by }) : null;
    const names = await run<{ key: string; code: string; name: string }>(tx, splitNames(ctx.scope, by));
    const known = new Map(names.map((row) => [row.key, row]));
    const keys = [...new Set([...after.keys(), ...(before?.keys() ?? [])])];
    return keys.map((key) => ({
      key,
      code: known.get(key)?.code ?? key,
      name: known.get(key)?.name ?? key,
      figures: after.get(key) ?? NO_SALES,
      before: before ? (before.get(key) ?? NO_SALES) : null,
    }));
  });
}

export type ProvinceSales = {
  /** GB/T 2260 code of six digits; '' for stores without a city. */
  code: string;
  stores: number;
  /** City codes of those stores. */
  cities: string[];
  figures: SalesFigures;
};

/** Sales of a node by the province its stores stand in today; together they are the node's own sales. */
export async function listSalesByProvince(
  ctx: Context,
  question: { node: NodeFilter; range: DayRange },
): Promise<ProvinceSales[]> {
  const node = await getNode(ctx, question.node);
  type Row = SumsRow & { stores: number; cities: string[] | null };
  const rows = await ctx.db.read((tx) =>
    run<Row>(tx, salesByProvince(ctx.scope, { node, range: question.range })),
  );
  return rows.map((row) => ({
    ...{ code: row.key, stores: row.stores, cities: row.cities ?? [] },
    figures: figuresOf(row, null),
  }));
}
