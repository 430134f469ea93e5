import type { Balance, Movement } from './balance';
import type { Contributions, SalesTotals } from './sales-equation';
import { aovFen, buyersOf, netFen, type SalesFigures } from './sales-figures';
import type { ExplainedNode } from './sales-tree';

/** Values of one row as the API writes them: money in fen, counts as numbers, unknown as null. */
export type ReportValues = Record<string, unknown>;
export type ReportRow = { key: string; name?: string; values: ReportValues };

export const salesValues = (figures: SalesFigures): ReportValues => ({
  grossFen: figures.grossFen,
  refundsFen: figures.refundsFen,
  netFen: netFen(figures),
  orders: figures.orders,
  units: figures.units,
  buyers: buyersOf(figures),
  identifiedBuyers: figures.identifiedBuyers,
  identifiedOrders: figures.identifiedOrders,
  visitors: figures.visitors,
  aovFen: aovFen(figures),
});

export const totalsValues = (totals: SalesTotals): ReportValues => ({
  visitors: totals.visitors,
  buyers: totals.buyers,
  orders: totals.orders,
  grossFen: totals.grossFen,
  refundsFen: totals.refundsFen,
});

/** Every key of the contract stands there; what a node does not have is 0. `buyers`, `orders`, `gross` head an equation without visitors. */
export function contributionValues(contributions: Contributions, mixFen: bigint): ReportValues {
  const keys = ['traffic', 'conversion', 'repurchase', 'aov', 'refunds', 'opened', 'closed'] as const;
  const heads = (['buyers', 'orders', 'gross'] as const).flatMap((key) =>
    contributions[key] === undefined ? [] : [[key, contributions[key]] as const],
  );
  return {
    ...Object.fromEntries(keys.map((key) => [key, contributions[key] ?? 0n])),
    ...Object.fromEntries(heads),
    mix: mixFen,
  };
}

export const equationValues = (
  node: ExplainedNode,
  change: { before: SalesTotals; after: SalesTotals },
): ReportValues => ({
  ...totalsValues(change.after),
  before: totalsValues(change.before),
  startsAt: node.explanation.startsAt,
  contributionsFen: contributionValues(node.explanation.contributionsFen, node.mixTotalFen),
});

/** `restated:cause` for what was written after its day had been closed. */
function byCause(movements: readonly Movement[], side: 'gained' | 'lost'): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const row of movements) {
    const key = row.isRestated ? `restated:${row.cause}` : row.cause;
    if (row[side] > 0) sums[key] = (sums[key] ?? 0) + row[side];
  }
  return sums;
}

export const balanceValues = (balance: Balance): ReportValues => ({
  opening: balance.opening,
  gained: byCause(balance.movements, 'gained'),
  lost: byCause(balance.movements, 'lost'),
  closing: balance.closing,
});
