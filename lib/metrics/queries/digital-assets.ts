import 'server-only';
import type { Tx } from '@/db/client';
import type { Context } from '@/lib/auth/context';
import { type DayRange, eachBucket, type Grain } from '@/lib/time';
import { assetSums } from '../assets-sql';
import { ASSET_LINES, type AssetLine, type Balance, balancesOf, type FlowSum } from '../balance';
import type { MetricNode, NodeFilter } from '../node';
import { splitNames } from '../sales-sql';
import { getNode } from './node';

type Row = {
  key: string;
  bucket: string | null;
  line: string;
  cause: string;
  is_restated: boolean;
  gained: number;
  lost: number;
};

type Asked = { node: MetricNode; range: DayRange; grain: Grain | null; byStore: boolean };

async function readSums(ctx: Context, tx: Tx, asked: Asked): Promise<FlowSum[]> {
  const rows = (await tx.execute(assetSums(ctx.scope, asked))) as unknown as Row[];
  return rows.map(({ is_restated, ...row }) => ({ ...row, isRestated: is_restated }));
}

/** First days of the buckets, the first cut to the range. */
const startsOf = (range: DayRange, grain: Grain | null): string[] =>
  grain ? eachBucket(range, grain).map(({ from }) => (from < range.from ? range.from : from)) : [range.from];

export type AssetQuestion = { node: NodeFilter; range: DayRange };
export type AssetSheet = { line: AssetLine; balances: Balance[] };

/**
 * The people balance sheet of a node: per line, and per day, week or month of the range (or over all of it),
 * opening + gained by cause − lost by cause = closing.
 */
export async function getAssetSheet(
  ctx: Context,
  question: AssetQuestion & { grain?: Grain },
): Promise<AssetSheet[]> {
  const node = await getNode(ctx, question.node);
  const { range, grain = null } = question;
  const sums = await ctx.db.read((tx) => readSums(ctx, tx, { node, range, grain, byStore: false }));
  const buckets = startsOf(range, grain);
  return ASSET_LINES.map((line) => ({ line, balances: balancesOf(sums, { line, buckets }) }));
}

export type StoreAssets = { key: string; code: string; name: string; balances: Balance[] };

/** The same over the whole range for each store of the node; a store without any asset is left out. */
export async function listStoreAssets(ctx: Context, question: AssetQuestion): Promise<StoreAssets[]> {
  const node = await getNode(ctx, question.node);
  return ctx.db.read(async (tx) => {
    const sums = await readSums(ctx, tx, { node, range: question.range, grain: null, byStore: true });
    const names = (await tx.execute(splitNames(ctx.scope, 'store'))) as unknown as {
      key: string;
      code: string;
      name: string;
    }[];
    const known = new Map(names.map((row) => [row.key, row]));
    return [...new Set(sums.map((row) => row.key))].map((key) => ({
      key,
      code: known.get(key)?.code ?? key,
      name: known.get(key)?.name ?? key,
      balances: ASSET_LINES.flatMap((line) =>
        balancesOf(
          sums.filter((row) => row.key === key),
          { line, buckets: [question.range.from] },
        ),
      ),
    }));
  });
}
