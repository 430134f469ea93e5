/** The lines of the people balance sheet that exist so far, the ladder first. */
export const ASSET_LINES = ['identifiable', 'reachable'] as const;
export type AssetLine = (typeof ASSET_LINES)[number];

export type Movement = {
  readonly cause: string;
  /** Written after the day had been closed. */
  readonly isRestated: boolean;
  readonly gained: number;
  readonly lost: number;
};

/** `opening + Σ gained − Σ lost = closing`. */
export type Balance = {
  /** First day of the period, cut to the range. */
  readonly from: string;
  readonly line: AssetLine;
  readonly opening: number;
  readonly movements: readonly Movement[];
  readonly closing: number;
};

/** Sums of flows; bucket null = all before the range. */
export type FlowSum = Movement & {
  readonly key: string;
  readonly bucket: string | null;
  readonly line: string;
};

const net = (sums: readonly Movement[]): number => sums.reduce((sum, row) => sum + row.gained - row.lost, 0);

/** One balance per bucket, in order; each opens with the closing of the one before. */
export function balancesOf(
  sums: readonly FlowSum[],
  { line, buckets }: { line: AssetLine; buckets: readonly string[] },
): Balance[] {
  const own = sums.filter((row) => row.line === line);
  let opening = net(own.filter((row) => row.bucket === null));
  return buckets.map((from) => {
    const movements = own
      .filter((row) => row.bucket === from)
      .map(({ cause, isRestated, gained, lost }) => ({ cause, isRestated, gained, lost }));
    const balance = { from, line, opening, movements, closing: opening + net(movements) };
    opening = balance.closing;
    return balance;
  });
}

export const netOf = (balance: Balance): number => balance.closing - balance.opening;
export const gainedOf = (balance: Balance): number =>
  balance.movements.reduce((sum, row) => sum + row.gained, 0);
export const lostOf = (balance: Balance): number => balance.movements.reduce((sum, row) => sum + row.lost, 0);
