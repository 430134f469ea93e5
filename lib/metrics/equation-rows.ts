import { fenToReal } from '@/lib/money';
import type { ContributionKey, SalesChange, SalesExplanation, SalesTotals } from './sales-equation';

/** The order in which an equation is read: head, ratios, leaves. */
const ORDER: readonly ContributionKey[] = [
  'traffic',
  'conversion',
  'buyers',
  'repurchase',
  'orders',
  'aov',
  'gross',
  'opened',
  'closed',
  'refunds',
];

export type EquationRow = {
  readonly key: ContributionKey;
  /** Count, ratio or fen; null where a factor has no value (leaves but refunds). */
  readonly before: number | null;
  readonly after: number | null;
  readonly contributionFen: bigint;
  /** Of counted and of uncounted stores, where they are explained apart. */
  readonly parts: { readonly counted: bigint; readonly uncounted: bigint } | null;
};

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

function factorValue(key: ContributionKey, totals: SalesTotals, isMixed: boolean): number | null {
  switch (key) {
    case 'traffic':
      return totals.visitors;
    case 'conversion':
      return isMixed || totals.visitors === null ? null : ratio(totals.buyers, totals.visitors);
    case 'buyers':
      return totals.buyers;
    case 'repurchase':
      return ratio(totals.orders, totals.buyers);
    case 'orders':
      return totals.orders;
    case 'aov':
      return ratio(fenToReal(totals.grossFen), totals.orders);
    case 'gross':
      return fenToReal(totals.grossFen);
    case 'refunds':
      return fenToReal(totals.refundsFen);
    default:
      return null;
  }
}

/** One row per contribution, in reading order; the contributions sum to Δnet. */
export function equationRows(explanation: SalesExplanation, change: SalesChange): EquationRow[] {
  const { contributionsFen, parts } = explanation;
  return ORDER.flatMap((key): EquationRow[] => {
    const contributionFen = contributionsFen[key];
    if (contributionFen === undefined) return [];
    const conversion = key === 'conversion' && parts?.counted.factors.find((factor) => factor.key === key);
    return [
      {
        key,
        before: conversion ? conversion.before : factorValue(key, change.before, parts !== null),
        after: conversion ? conversion.after : factorValue(key, change.after, parts !== null),
        contributionFen,
        parts: parts && {
          counted: parts.counted.contributionsFen[key] ?? 0n,
          uncounted: parts.uncounted.contributionsFen[key] ?? 0n,
        },
      },
    ];
  });
}
