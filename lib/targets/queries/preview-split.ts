import 'server-only';
import { createHash } from 'node:crypto';
import type { Context } from '@/lib/auth/context';
import type { MetricNode } from '@/lib/metrics/node';
import { addDays, addMonths, type DayRange } from '@/lib/time';
import { monthRange } from '../day-weights';
import type { SplitInput } from '../input';
import { type SplitBasis, splitTarget } from '../split';
import { listNodeStores, type StoreMonth } from './node-month';

export type SplitRow = Pick<StoreMonth, 'storeId' | 'code' | 'name'> & {
  baseFen: bigint | null;
  beforeFen: bigint | null;
  afterFen: bigint;
};
export type SplitPreview = {
  node: MetricNode;
  /** Days the basis is taken from; null for an equal split. */
  basisRange: DayRange | null;
  rows: SplitRow[];
  /** Changes with any figure of the preview: what is applied is what was seen. */
  seen: string;
};

function basisRange({ basis, month }: { basis: SplitBasis; month: SplitInput['month'] }): DayRange | null {
  if (basis === 'equal') return null;
  if (basis === 'last_year') return monthRange(addMonths(month, -12));
  return { from: addMonths(month, -3), to: addDays(month, -1) };
}

/** What each store of a region would get of the region's target, beside what it has; only stores one may write. */
export async function previewSplit(ctx: Context, input: SplitInput): Promise<SplitPreview> {
  const { month, region, brand, totalFen, basis, unitFen } = input;
  const range = basisRange(input);
  const { node, stores } = await listNodeStores(ctx, {
    ...{ node: { region, brand }, month, through: addDays(month, -1), permission: 'targets:write' },
    before: range ?? undefined,
  });
  const based = stores.map((store) => ({ ...store, baseFen: range ? store.lastYearFen : null }));
  const shares = splitTarget(based, { totalFen, month, basis, unitFen });
  const rows = based.map(({ storeId, code, name, baseFen, targetFen }, at) => ({
    ...{ storeId, code, name, baseFen, beforeFen: targetFen, afterFen: shares[at] ?? 0n },
  }));
  const text = rows.map((row) => `${row.storeId} ${row.beforeFen} ${row.afterFen}`).join('\n');
  const seen = createHash('sha256').update(`${month}\n${text}`).digest('hex').slice(0, 16);
  return { node, basisRange: range, rows, seen };
}
