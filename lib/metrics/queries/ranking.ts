import 'server-only';
import type { SQL } from 'drizzle-orm';
import type { Context } from '@/lib/auth/context';
import { fenToReal } from '@/lib/money';
import { addDays, type DayRange, eachDay } from '@/lib/time';
import type { SortMetric } from '../input';
import type { NodeFilter } from '../node';
import { type RankingBy, rankingPage, sparklines } from '../ranking-sql';
import type { SalesFigures } from '../sales-figures';
import { getNode } from './node';

type Side = 'now' | 'was';
type Row = Record<`${Side}_${'gross' | 'refunds'}`, string> &
  Record<`${Side}_${'orders' | 'units' | 'identified'}`, number> &
  Record<`${Side}_${'visitors' | 'people'}`, number | null> &
  Record<`${Side}_known`, boolean> & {
    key: string;
    code: string;
    name: string;
    value: string | null;
    value_before: string | null;
    rank: number | null;
    rank_before: number | null;
    position: number;
    total: number;
  };

export type RankingRow = {
  key: string;
  code: string;
  name: string;
  /** Of the metric asked for: fen, a count or basis points. */
  value: bigint | null;
  valueBefore: bigint | null;
  rank: number | null;
  rankBefore: number | null;
  figures: SalesFigures;
  before: SalesFigures | null;
  /** Net growth of identifiable members in each range. */
  peopleNet: number | null;
  peopleNetBefore: number | null;
  /** Daily net sales up to the end of the range; null = no rows that day. */
  trend: (number | null)[];
};

export type RankingQuestion = {
  node: NodeFilter;
  range: DayRange;
  base?: DayRange;
  by: RankingBy;
  metric: SortMetric;
  /** `(key, value)` for the metric `achievedBps`, from the noun that knows it. */
  own?: SQL;
  isAscending?: boolean;
  /** Position of the last row seen. */
  after?: number;
  limit: number;
  trendDays?: number;
};

const sideOf = (row: Row, side: Side): SalesFigures => ({
  grossFen: BigInt(row[`${side}_gross`]),
  refundsFen: BigInt(row[`${side}_refunds`]),
  orders: row[`${side}_orders`],
  units: row[`${side}_units`],
  identifiedOrders: row[`${side}_identified`],
  visitors: row[`${side}_visitors`],
  identifiedBuyers: null,
});

const whole = (text: string | null): bigint | null =>
  text === null ? null : BigInt(text.replace(/\.0*$/, ''));

/** Stores, child regions or brands of a node ordered by a metric, with rank, its change, and a trend line. */
export async function listRanking(
  ctx: Context,
  question: RankingQuestion,
): Promise<{ rows: RankingRow[]; total: number; next: number | null }> {
  const node = await getNode(ctx, question.node);
  const { range, base = null, by, metric, own, isAscending = false, after = 0, limit } = question;
  const trend = { from: addDays(range.to, 1 - (question.trendDays ?? 30)), to: range.to };
  return ctx.db.read(async (tx) => {
    const asked = { node, range, base, by, metric, own, isAscending, after, limit: limit + 1 };
    const found = (await tx.execute(rankingPage(ctx.scope, asked))) as unknown as Row[];
    const page = found.slice(0, limit);
    const keys = page.map((row) => row.key);
    const points =
      keys.length === 0 || question.trendDays === 0
        ? []
        : ((await tx.execute(sparklines(ctx.scope, { node, range: trend, by, keys }))) as unknown as {
            key: string;
            day: string;
            net_fen: string;
          }[]);
    const lines = new Map<string, number>(
      points.map((point) => [`${point.key} ${point.day}`, fenToReal(BigInt(point.net_fen))]),
    );
    const days = question.trendDays === 0 ? [] : eachDay(trend);
    return {
      rows: page.map((row) => ({
        key: row.key,
        code: row.code,
        name: row.name,
        value: whole(row.value),
        valueBefore: base ? whole(row.value_before) : null,
        rank: row.rank,
        rankBefore: base ? row.rank_before : null,
        figures: sideOf(row, 'now'),
        before: base && row.was_known ? sideOf(row, 'was') : null,
        peopleNet: row.now_people,
        peopleNetBefore: base ? row.was_people : null,
        trend: days.map((day) => lines.get(`${row.key} ${day}`) ?? null),
      })),
      total: found[0]?.total ?? 0,
      next: found.length > limit ? (page.at(-1)?.position ?? null) : null,
    };
  });
}
