import { netFen, type SalesFigures } from './sales-figures';

type Row = { key: string; figures: SalesFigures; before: SalesFigures | null };

/** Net sales in fen of the like-for-like stores in both ranges. */
export function alikeSales(
  storeIds: readonly string[],
  rows: readonly Row[],
): { netFen: bigint; netBeforeFen: bigint } {
  const alike = new Set(storeIds);
  let after = 0n;
  let before = 0n;
  for (const row of rows) {
    if (!alike.has(row.key)) continue;
    after += netFen(row.figures);
    before += row.before ? netFen(row.before) : 0n;
  }
  return { netFen: after, netBeforeFen: before };
}
