import type { SalesChange, SalesTotals } from './sales-equation';
import type { SalesNode } from './sales-tree';

/** One (child, counted or not, period); child null = the node itself. */
export type GroupSums = {
  readonly child: string | null;
  readonly isCounted: boolean;
  readonly period: 0 | 1;
  readonly grossFen: bigint;
  readonly refundsFen: bigint;
  readonly orders: number;
  readonly identifiedOrders: number;
  readonly visitors: number;
};
/** `isCounted` null = both groups together: buyers are distinct and do not add. */
export type GroupBuyers = {
  readonly child: string | null;
  readonly isCounted: boolean | null;
  readonly period: 0 | 1;
  readonly buyers: number;
};

type Groups = { readonly sums: readonly GroupSums[]; readonly buyers: readonly GroupBuyers[] };

function totals(
  groups: Groups,
  at: { child: string | null; isCounted: boolean | null; period: 0 | 1 },
): SalesTotals {
  const sums = groups.sums.filter(
    (row) =>
      row.child === at.child &&
      row.period === at.period &&
      (at.isCounted === null || row.isCounted === at.isCounted),
  );
  const add = (pick: (row: GroupSums) => number) => sums.reduce((sum, row) => sum + pick(row), 0);
  const addFen = (pick: (row: GroupSums) => bigint) => sums.reduce((sum, row) => sum + pick(row), 0n);
  const known =
    groups.buyers.find(
      (row) => row.child === at.child && row.period === at.period && row.isCounted === at.isCounted,
    )?.buyers ?? 0;
  const orders = add((row) => row.orders);
  const visitors = add((row) => row.visitors);
  return {
    visitors: visitors > 0 ? visitors : null,
    buyers: known + orders - add((row) => row.identifiedOrders),
    orders,
    grossFen: addFen((row) => row.grossFen),
    refundsFen: addFen((row) => row.refundsFen),
  };
}

/** The change of the node or of one child; `groups` where some of its stores are counted and some are not. */
function nodeOf(groups: Groups, child: string | null): Omit<SalesNode, 'children'> {
  const change = (isCounted: boolean | null): SalesChange => ({
    before: totals(groups, { child, isCounted, period: 0 }),
    after: totals(groups, { child, isCounted, period: 1 }),
  });
  const isMixed =
    new Set(groups.sums.filter((row) => row.child === child).map((row) => row.isCounted)).size > 1;
  return {
    key: child ?? '',
    change: change(null),
    ...(isMixed ? { groups: { counted: change(true), uncounted: change(false) } } : {}),
  };
}

/** The tree to explain: the node with its children, each with its counted and uncounted stores. */
export function salesNode(groups: Groups): SalesNode {
  const children = [...new Set(groups.sums.map((row) => row.child))].filter((child) => child !== null);
  return {
    ...nodeOf(groups, null),
    children: children.map((child) => ({ ...nodeOf(groups, child), children: [] })),
  };
}
