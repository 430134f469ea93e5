/**
 * The sales equation and what a change of sales is made of.
 *
 *   gross = visitors × (buyers ÷ visitors) × (orders ÷ buyers) × (gross ÷ orders)
 *
 * The change is split by LMDI-I, the additive logarithmic mean Divisia index
 * (B. W. Ang, "The LMDI approach to decomposition analysis: a practical guide", Energy Policy 33, 2005):
 *
 *   contribution_k = L(G₁, G₀) · ln(x_k1 ÷ x_k0),   L(a, b) = (a − b) ÷ ln(a ÷ b),   L(a, a) = a
 *
 * It leaves no residual, so the fen that rounding leaves over are given out by largest remainder.
 * Refunds are an additive leaf of their own: Δnet = Δgross − Δrefunds.
 */
import { fenToReal } from '@/lib/money';

/** One node's figures of one period. `visitors` is null where no source counted. */
export type SalesTotals = {
  readonly visitors: number | null;
  readonly buyers: number;
  readonly orders: number;
  readonly grossFen: bigint;
  readonly refundsFen: bigint;
};

export type SalesChange = { readonly before: SalesTotals; readonly after: SalesTotals };

/**
 * `traffic` and `buyers` are the head of the equation with and without visitor counts; `orders` and
 * `gross` only head it where figures are contradictory (sales without buyers or orders).
 */
export type FactorKey = 'traffic' | 'conversion' | 'buyers' | 'repurchase' | 'orders' | 'aov' | 'gross';
export type LeafKey = 'refunds' | 'opened' | 'closed';
export type ContributionKey = FactorKey | LeafKey;
export type Contributions = Partial<Record<ContributionKey, bigint>>;

export type Factor = {
  readonly key: FactorKey;
  /** Value of the factor in each period: a count, a ratio, or fen per order. */
  readonly before: number;
  readonly after: number;
  readonly contributionFen: bigint;
};

export type EquationStart = 'visitors' | 'buyers' | 'orders' | 'gross';

export type SalesExplanation = {
  /** `opened`/`closed`: sales in one period only, so there are no factors; `none`: in neither. */
  readonly kind: 'factors' | 'opened' | 'closed' | 'none';
  /** Where the equation begins; null without factors, `mixed` where counted and uncounted stores are explained apart. */
  readonly startsAt: EquationStart | 'mixed' | null;
  readonly deltaGrossFen: bigint;
  readonly deltaNetFen: bigint;
  /** Always sums to `deltaNetFen`; without `refunds` to `deltaGrossFen`. */
  readonly contributionsFen: Contributions;
  /** In the order of the equation; empty without factors and for a mixed node, whose parts hold them. */
  readonly factors: readonly Factor[];
  readonly parts: { readonly counted: SalesExplanation; readonly uncounted: SalesExplanation } | null;
};

const STARTS: readonly EquationStart[] = ['visitors', 'buyers', 'orders', 'gross'];
const HEAD: Record<EquationStart, FactorKey> = {
  visitors: 'traffic',
  buyers: 'buyers',
  orders: 'orders',
  gross: 'gross',
};
const RATIO: Record<EquationStart, FactorKey> = {
  visitors: 'traffic',
  buyers: 'conversion',
  orders: 'repurchase',
  gross: 'aov',
};

/** Explains one node whose figures belong together (all stores counted, or none). */
export function explainSales({ before, after }: SalesChange): SalesExplanation {
  const deltaGrossFen = after.grossFen - before.grossFen;
  const refunds = before.refundsFen - after.refundsFen;
  const result = (
    kind: SalesExplanation['kind'],
    contributions: Contributions,
    startsAt: EquationStart | null = null,
    factors: readonly Factor[] = [],
  ): SalesExplanation => ({
    kind,
    startsAt,
    deltaGrossFen,
    deltaNetFen: deltaGrossFen + refunds,
    contributionsFen: { ...contributions, refunds },
    factors,
    parts: null,
  });
  const sold = { before: before.grossFen > 0n, after: after.grossFen > 0n };
  if (!sold.before && !sold.after)
    return result('none', deltaGrossFen === 0n ? {} : { gross: deltaGrossFen });
  if (!sold.before) return result('opened', { opened: deltaGrossFen });
  if (!sold.after) return result('closed', { closed: deltaGrossFen });
  const chain = equationChain(before, after);
  const raw = rawContributions(chain, before.grossFen, after.grossFen);
  const rounded = roundToSum(raw, deltaGrossFen);
  const factors = rounded.map((contributionFen, index) => ({
    ...factorValues(chain, index),
    contributionFen,
  }));
  return result(
    'factors',
    Object.fromEntries(factors.map((factor) => [factor.key, factor.contributionFen])),
    chain[0]?.start ?? 'gross',
    factors,
  );
}

type Link = { readonly start: EquationStart; readonly before: number; readonly after: number };

/** The longest tail of visitors → buyers → orders → gross that is positive in both periods. */
function equationChain(before: SalesTotals, after: SalesTotals): Link[] {
  const chain: Link[] = [];
  for (const start of [...STARTS].reverse()) {
    const link = { start, before: linkValue(before, start), after: linkValue(after, start) };
    if (!isUsable(link.before) || !isUsable(link.after)) break;
    chain.unshift(link);
  }
  return chain;
}

function linkValue(totals: SalesTotals, start: EquationStart): number {
  return start === 'gross' ? fenToReal(totals.grossFen) : Number(totals[start] ?? 0);
}

function isUsable(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}

function factorValues(chain: readonly Link[], index: number): Omit<Factor, 'contributionFen'> {
  const link = chain[index] as Link;
  const divisor = chain[index - 1];
  if (!divisor) return { key: HEAD[link.start], before: link.before, after: link.after };
  return { key: RATIO[link.start], before: link.before / divisor.before, after: link.after / divisor.after };
}

/** ln of a ratio of factors is a difference of logarithms of counts, so the sum telescopes to ln(G₁ ÷ G₀). */
function rawContributions(chain: readonly Link[], beforeFen: bigint, afterFen: bigint): number[] {
  const mean = logarithmicMean(fenToReal(afterFen), fenToReal(beforeFen));
  let carried = 0;
  return chain.map((link) => {
    const log = logRatio(link.after, link.before);
    const own = log - carried;
    carried = log;
    return mean * own;
  });
}

/** ln(a ÷ b), without losing the digits of a small change. */
function logRatio(a: number, b: number): number {
  const change = (a - b) / b;
  return Math.abs(change) < 0.5 ? Math.log1p(change) : Math.log(a) - Math.log(b);
}

/**
 * L(a, b) = (a − b) ÷ ln(a ÷ b) for a, b > 0. Near a = b both parts vanish; there
 * ln(a ÷ b) = 2(z + z³/3 + z⁵/5 + …) with z = (a − b) ÷ (a + b) gives (a + b)/2 ÷ (1 + z²/3 + z⁴/5 + …).
 */
export function logarithmicMean(a: number, b: number): number {
  const half = a / 2 + b / 2;
  const z = (a / 2 - b / 2) / half;
  if (Math.abs(z) < 0.01) {
    const square = z * z;
    return half / (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9))));
  }
  return (a - b) / logRatio(a, b);
}

/** Integers that sum to `total` and lie next to `raw`; ties go to the earlier. */
function roundToSum(raw: readonly number[], total: bigint): bigint[] {
  const floors = raw.map((value) => (Number.isFinite(value) ? Math.floor(value) : 0));
  const rounded = floors.map(BigInt);
  let missing = total - rounded.reduce((a, b) => a + b, 0n);
  const order = raw
    .map((value, index) => ({ index, remainder: value - (floors[index] ?? 0), size: Math.abs(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const step = missing < 0n ? -1n : 1n;
  for (const { index } of missing < 0n ? order.reverse() : order) {
    if (missing === 0n) break;
    rounded[index] = (rounded[index] ?? 0n) + step;
    missing -= step;
  }
  // Beyond 2⁵³ fen a double is coarser than a fen: what is still missing is noise of the largest contribution.
  if (missing !== 0n) {
    const largest = order.reduce((best, entry) => (entry.size > best.size ? entry : best));
    rounded[largest.index] = (rounded[largest.index] ?? 0n) + missing;
  }
  return rounded;
}

/** A store counts as counted when it has visitors in every period it has sales in; without sales it does no harm. */
export function isCounted({ before, after }: SalesChange): boolean {
  return [before, after].every((totals) => totals.grossFen <= 0n || (totals.visitors ?? 0) > 0);
}

/**
 * A node whose stores differ in having visitor counts: its counted and its uncounted stores are
 * explained as two children and its contributions are theirs, added. Buyers do not add, so the caller
 * brings the figures of both groups, distinct within each.
 */
export function explainInParts(groups: { counted: SalesChange; uncounted: SalesChange }): SalesExplanation {
  const counted = explainSales(groups.counted);
  const uncounted = explainSales(groups.uncounted);
  if (uncounted.kind === 'none' && uncounted.deltaNetFen === 0n) return counted;
  if (counted.kind === 'none' && counted.deltaNetFen === 0n) return uncounted;
  const contributionsFen = addContributions([counted.contributionsFen, uncounted.contributionsFen]);
  const kinds = new Set([counted.kind, uncounted.kind].filter((kind) => kind !== 'none'));
  const [only = 'none'] = kinds;
  const kind = kinds.size > 1 ? 'factors' : only;
  return {
    kind,
    startsAt: kind === 'factors' ? 'mixed' : null,
    deltaGrossFen: counted.deltaGrossFen + uncounted.deltaGrossFen,
    deltaNetFen: counted.deltaNetFen + uncounted.deltaNetFen,
    contributionsFen,
    factors: [],
    parts: { counted, uncounted },
  };
}

export function addContributions(list: readonly Contributions[]): Contributions {
  const sum: Contributions = {};
  for (const contributions of list) {
    for (const [key, fen] of Object.entries(contributions) as [ContributionKey, bigint][]) {
      sum[key] = (sum[key] ?? 0n) + fen;
    }
  }
  return sum;
}
