import { type Comparison, changeOf, FLAT_BPS } from '@/lib/metrics/comparison';
import type { ContributionKey, Contributions } from '@/lib/metrics/sales-equation';

/**
 * The first line of a page: how much, why, who. `同比 ▼6.6%（−¥312万）· 主因：客流 −¥268万；12 家店占差额 71%`.
 * Parts are message keys of the namespace `metrics` with raw values; the screen words the numbers.
 */
export type AnswerPart =
  | {
      readonly key: 'answer.change';
      readonly comparison: Comparison;
      readonly bps: bigint;
      readonly amountFen: bigint;
    }
  | {
      readonly key: 'answer.flat';
      readonly comparison: Comparison;
      readonly bps: bigint;
      readonly amountFen: bigint;
    }
  | { readonly key: 'answer.amountOnly'; readonly comparison: Comparison; readonly amountFen: bigint }
  | { readonly key: 'answer.noSales' }
  | { readonly key: 'answer.missing'; readonly comparison: Comparison }
  /** Where the month stands against its target; an amount is how far ahead or behind what is due, never signed. */
  | ({ readonly key: 'answer.pace' | 'answer.paceAhead' | 'answer.paceBehind' } & PaceFigures & {
        readonly storeIds?: undefined;
        readonly shareBps?: undefined;
      })
  | ({ readonly key: 'answer.paceBehindStores' } & PaceFigures & {
        readonly storeIds: readonly string[];
        readonly shareBps: bigint;
      })
  | { readonly key: 'answer.cause'; readonly factor: ContributionKey; readonly amountFen: bigint }
  | { readonly key: 'answer.stores'; readonly storeIds: readonly string[]; readonly shareBps: bigint }
  /** Others moved the other way, so these alone make more than the whole gap. */
  | { readonly key: 'answer.storesMoreThanAll'; readonly storeIds: readonly string[] };

type PaceFigures = { readonly achievedBps: bigint; readonly dueBps: bigint; readonly amountFen: bigint };

export type AnswerInput = {
  readonly comparison: Comparison;
  /** Null where the period has no data; that is not 0. */
  readonly netBeforeFen: bigint | null;
  readonly netAfterFen: bigint | null;
  readonly contributionsFen: Contributions;
  readonly stores: readonly StoreDelta[];
  /** The target of the month; null or absent without one. `stores`: each one's gap to what is due of it. */
  readonly pace?: {
    readonly achievedBps: bigint;
    readonly dueBps: bigint;
    readonly targetFen: bigint;
    readonly gapFen: bigint;
    readonly stores: readonly StoreDelta[];
  } | null;
};
type StoreDelta = { readonly storeId: string; readonly deltaNetFen: bigint };

/** How much; where the month stands; why; who. Whose gap to the target is told is not told again for the change. */
export function answerSentence(input: AnswerInput): AnswerPart[] {
  const { comparison, netBeforeFen, netAfterFen } = input;
  const change = changeOf(netBeforeFen, netAfterFen);
  const pace = pacePart(input.pace);
  if (change.kind === 'missing') return [{ key: 'answer.missing', comparison }, ...pace];
  if (netBeforeFen === 0n && netAfterFen === 0n) return [{ key: 'answer.noSales' }, ...pace];
  const amountFen = change.amount;
  if (change.kind === 'percent' && change.bps <= FLAT_BPS && change.bps >= -FLAT_BPS) {
    return [{ key: 'answer.flat', comparison, bps: change.bps, amountFen }, ...pace];
  }
  const parts: AnswerPart[] = [
    change.kind === 'percent'
      ? { key: 'answer.change', comparison, bps: change.bps, amountFen }
      : { key: 'answer.amountOnly', comparison, amountFen },
    ...pace,
  ];
  const cause = mainFactor(input.contributionsFen, amountFen);
  if (cause) parts.push({ key: 'answer.cause', ...cause });
  const isTold = pace.some((part) => part.key === 'answer.paceBehindStores');
  const stores = isTold ? null : storesOfGap(input.stores, amountFen);
  if (stores) {
    const { storeIds, shareBps } = stores;
    parts.push(
      shareBps > 10_000n
        ? { key: 'answer.storesMoreThanAll', storeIds }
        : { key: 'answer.stores', storeIds, shareBps },
    );
  }
  return parts;
}

/** A thousandth of the target is on pace. Stores are told when they lag and do not make more than the whole gap. */
function pacePart(pace: AnswerInput['pace']): AnswerPart[] {
  if (!pace) return [];
  const { achievedBps, dueBps, targetFen, gapFen, stores } = pace;
  const amountFen = gapFen < 0n ? -gapFen : gapFen;
  const figures = { achievedBps, dueBps, amountFen };
  if (amountFen * 1_000n <= targetFen) return [{ key: 'answer.pace', ...figures }];
  if (gapFen > 0n) return [{ key: 'answer.paceAhead', ...figures }];
  const who = storesOfGap(stores, gapFen);
  return who && who.shareBps <= 10_000n
    ? [{ key: 'answer.paceBehindStores', ...figures, ...who }]
    : [{ key: 'answer.paceBehind', ...figures }];
}

/** The largest contribution in the direction of the change; null when nothing points there. */
export function mainFactor(
  contributions: Contributions,
  deltaFen: bigint,
): { factor: ContributionKey; amountFen: bigint } | null {
  let main: { factor: ContributionKey; amountFen: bigint } | null = null;
  for (const [factor, amountFen] of Object.entries(contributions) as [ContributionKey, bigint][]) {
    if (alongside(amountFen, deltaFen) > alongside(main?.amountFen ?? 0n, deltaFen))
      main = { factor, amountFen };
  }
  return main;
}

/** How far an amount goes in the direction of the change; against it is below 0. */
function alongside(amount: bigint, direction: bigint): bigint {
  return direction < 0n ? -amount : direction > 0n ? amount : 0n;
}

/**
 * The smallest set of stores that makes at least 70 % of the gap, the largest first, with its share (floored).
 * Null where there is no gap, or where all stores together do not make so much of it.
 */
export function storesOfGap(
  stores: AnswerInput['stores'],
  gapFen: bigint,
): { storeIds: string[]; shareBps: bigint } | null {
  const gap = gapFen < 0n ? -gapFen : gapFen;
  if (gap === 0n) return null;
  const moved = stores
    .map(({ storeId, deltaNetFen }) => ({ storeId, along: alongside(deltaNetFen, gapFen) }))
    .filter(({ along }) => along > 0n)
    .sort((a, b) => (a.along === b.along ? (a.storeId < b.storeId ? -1 : 1) : a.along > b.along ? -1 : 1));
  const storeIds: string[] = [];
  let sum = 0n;
  for (const { storeId, along } of moved) {
    storeIds.push(storeId);
    sum += along;
    if (sum * 10n >= gap * 7n) return { storeIds, shareBps: (sum * 10_000n) / gap };
  }
  return null;
}
