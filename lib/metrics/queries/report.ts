import 'server-only';
import type { Context } from '@/lib/auth/context';
import { HttpError } from '@/lib/http-error';
import type { DayRange } from '@/lib/time';
import type { Balance } from '../balance';
import { comparisonRange } from '../comparison';
import type { ReportInput } from '../input';
import type { NodeFilter } from '../node';
import {
  balanceValues,
  equationValues,
  type ReportRow,
  type ReportValues,
  salesValues,
} from '../report-values';
import { NO_SALES } from '../sales-figures';
import { getDataComplete } from './data-complete';
import { getAssetSheet, listStoreAssets } from './digital-assets';
import { getNode } from './node';
import { listRanking } from './ranking';
import { getSales, listSalesSeries, listSalesSplit } from './sales';
import { getSalesEquation } from './sales-equation';

type Query = ReportInput['query'];
type Body = {
  rows: ReportRow[];
  totals: ReportValues;
  compare?: DayRange & ReportValues;
  nextCursor?: string | null;
};
type Report = Body & {
  definition: string;
  scope: NodeFilter;
  from: string;
  to: string;
  asOf: string;
  completeTo: string | null;
};

const refuse = (path: string, message: string): never => {
  throw new HttpError(422, 'invalid', 'The request does not fit its description; see errors.', {
    errors: [{ path: `query.${path}`, code: 'custom', message }],
  });
};

const baseOf = ({ from, to, compare }: Query): DayRange | undefined =>
  compare && comparisonRange({ from, to }, { comparison: compare });

async function sales(ctx: Context, query: Query): Promise<Body> {
  const range = { from: query.from, to: query.to };
  const question = { node: query.scope, range, base: baseOf(query) };
  const { figures, before } = await getSales(ctx, question);
  const rows = query.by
    ? (await listSalesSplit(ctx, { ...question, by: query.by })).map((row) => ({
        key: row.code,
        name: row.name,
        values: { ...salesValues(row.figures), ...(row.before ? { before: salesValues(row.before) } : {}) },
      }))
    : query.grain
      ? (await listSalesSeries(ctx, { ...question, grain: query.grain })).map((point) => ({
          key: point.key,
          values: salesValues(point.figures),
        }))
      : [];
  return {
    ...pageOf(rows, query),
    totals: salesValues(figures ?? NO_SALES),
    ...(question.base ? { compare: { ...question.base, totals: salesValues(before ?? NO_SALES) } } : {}),
  };
}

async function equation(ctx: Context, query: Query): Promise<Body> {
  const { by } = query;
  if (by === 'guide' || by === 'channel' || by === 'category')
    return refuse('by', 'the equation goes down by store, region or brand');
  if (query.grain) return refuse('grain', 'the equation explains the whole range');
  const base = comparisonRange(
    { from: query.from, to: query.to },
    { comparison: query.compare ?? 'previous' },
  );
  const found = await getSalesEquation(ctx, {
    node: query.scope,
    range: { from: query.from, to: query.to },
    base,
    by,
  });
  const rows = found.explained.children.flatMap((child) => {
    const known = found.children.get(child.key);
    return known ? [{ key: known.code, name: known.name, values: equationValues(child, known.change) }] : [];
  });
  return { ...pageOf(rows, query), totals: equationValues(found.explained, found.change), compare: base };
}

const lineValues = (balances: readonly Balance[]): ReportValues =>
  Object.fromEntries(balances.map((balance) => [balance.line, balanceValues(balance)]));

async function digitalAssets(ctx: Context, query: Query): Promise<Body> {
  const question = { node: query.scope, range: { from: query.from, to: query.to } };
  if (query.by && query.by !== 'store') return refuse('by', 'digital assets go down by store');
  if (query.compare) return refuse('compare', 'a balance sheet opens with the closing of the period before');
  const whole = await getAssetSheet(ctx, question);
  const totals = lineValues(whole.flatMap(({ balances }) => balances));
  if (query.by) {
    const stores = await listStoreAssets(ctx, question);
    const rows = stores.map((row) => ({ key: row.code, name: row.name, values: lineValues(row.balances) }));
    return { ...pageOf(rows, query), totals };
  }
  if (!query.grain) return { rows: [], totals };
  const series = await getAssetSheet(ctx, { ...question, grain: query.grain });
  const starts = series[0]?.balances.map(({ from }) => from) ?? [];
  const rows = starts.map((from, at) => ({
    key: from,
    values: lineValues(series.flatMap(({ balances }) => balances[at] ?? [])),
  }));
  return { rows, totals };
}

async function ranking(ctx: Context, query: Query): Promise<Body> {
  const { by = 'store', metric, limit } = query;
  if (by !== 'store' && by !== 'region' && by !== 'brand')
    return refuse('by', 'the ranking is of stores, regions or brands');
  if (query.grain) return refuse('grain', 'the ranking is over the whole range');
  const after = query.cursor ? Number(query.cursor) : 0;
  if (!Number.isInteger(after) || after < 0 || after > 1_000_000)
    return refuse('cursor', 'not a cursor of this list');
  const base = baseOf(query);
  const { rows, total, next } = await listRanking(ctx, {
    node: query.scope,
    range: { from: query.from, to: query.to },
    ...{ base, by, metric, limit, after, trendDays: 0 },
  });
  return {
    rows: rows.map((row) => ({
      key: row.code,
      name: row.name,
      values: {
        [metric]: row.value,
        rank: row.rank,
        ...(base ? { before: row.valueBefore, rankBefore: row.rankBefore } : {}),
      },
    })),
    totals: { count: total },
    ...(base ? { compare: base } : {}),
    nextCursor: next === null ? null : String(next),
  };
}

/** Splits can be long: a page by key, in the order of the codes. */
function pageOf(rows: readonly ReportRow[], query: Query): Pick<Body, 'rows' | 'nextCursor'> {
  if (!query.by) return { rows: [...rows] };
  const sorted = [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));
  const rest = query.cursor === undefined ? sorted : sorted.filter((row) => row.key > (query.cursor ?? ''));
  const page = rest.slice(0, query.limit);
  return { rows: page, nextCursor: rest.length > page.length ? (page.at(-1)?.key ?? null) : null };
}

const reports = { sales, 'sales-equation': equation, 'digital-assets': digitalAssets, ranking };

/** One report of the API: the same reads as the screens, in the shape of the contract. */
export async function getReport(ctx: Context, { params, query }: ReportInput): Promise<Report> {
  await getNode(ctx, query.scope);
  const [body, complete] = [
    await reports[params.name](ctx, query),
    await getDataComplete(ctx, { node: query.scope }),
  ];
  return {
    definition: `/metrics#${params.name}`,
    scope: query.scope,
    from: query.from,
    to: query.to,
    asOf: ctx.now.toISOString(),
    completeTo: complete.completeTo,
    ...body,
  };
}
