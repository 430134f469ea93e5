import type { Share } from './day-weights';

/** Where a node or store stands against the target of a month. */
export type Progress = {
  readonly targetFen: bigint;
  readonly actualFen: bigint;
  /** Actual ÷ target. Null for a target of 0. */
  readonly achievedBps: bigint | null;
  /** Σ elapsed day weights ÷ Σ day weights. */
  readonly dueBps: bigint;
  /** Target × due share, floored to the fen. */
  readonly dueFen: bigint;
  /** Actual − due: below 0 is behind. */
  readonly gapFen: bigint;
  /** Actual ÷ due (metrics.md §6). Null while nothing is due. */
  readonly paceBps: bigint | null;
};

/** `part ÷ whole` in basis points, half away from zero; whole > 0. */
function bpsOf(part: bigint, whole: bigint): bigint {
  const size = part < 0n ? -part : part;
  const bps = (size * 20_000n + whole) / (whole * 2n);
  return part < 0n ? -bps : bps;
}

/** Null without a target: that is not a target of 0. */
export function progressOf(figures: {
  targetFen: bigint | null;
  actualFen: bigint;
  due: Share;
}): Progress | null {
  const { targetFen, actualFen, due } = figures;
  if (targetFen === null) return null;
  const dueFen = (targetFen * due.part) / due.whole;
  return {
    targetFen,
    actualFen,
    achievedBps: targetFen > 0n ? bpsOf(actualFen, targetFen) : null,
    dueBps: bpsOf(due.part, due.whole),
    dueFen,
    gapFen: actualFen - dueFen,
    paceBps: targetFen * due.part > 0n ? bpsOf(actualFen * due.whole, targetFen * due.part) : null,
  };
}

/** What each store lacks or has beyond its due by the node's own due share, so that the gaps sum to the node's. */
export function storeGaps(
  stores: readonly { storeId: string; targetFen: bigint; actualFen: bigint }[],
  due: Share,
): { storeId: string; deltaNetFen: bigint }[] {
  return stores.map(({ storeId, targetFen, actualFen }) => ({
    storeId,
    deltaNetFen: actualFen - (targetFen * due.part) / due.whole,
  }));
}

/** Sums of the stores that have a target; null when none has. */
export function sumTargets(
  stores: readonly { targetFen: bigint | null; actualFen: bigint | null }[],
): { targetFen: bigint; actualFen: bigint } | null {
  const aimed = stores.flatMap(({ targetFen, actualFen }) =>
    targetFen === null ? [] : [{ targetFen, actualFen: actualFen ?? 0n }],
  );
  if (aimed.length === 0) return null;
  const sum = (list: readonly bigint[]) => list.reduce((a, b) => a + b, 0n);
  return {
    targetFen: sum(aimed.map((one) => one.targetFen)),
    actualFen: sum(aimed.map((one) => one.actualFen)),
  };
}
