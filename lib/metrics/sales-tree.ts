import {
  addContributions,
  type Contributions,
  explainInParts,
  explainSales,
  type FactorKey,
  type SalesChange,
  type SalesExplanation,
} from '@/lib/metrics/sales-equation';

/**
 * The equation down the tree. Contributions of children do not add up to the parent's, since the parent's
 * ratios also move when sales shift between children. For each factor k
 *
 *   parent_k = Σ children_k + mix_k,   and   Σ_k mix_k = Σ children's opened/closed leaves,
 *
 * to the fen: both sides of a node sum to the same Δgross. A store that moved between the periods is a
 * child of each parent with its sales there, so it is closed at one and opened at the other.
 */
export type SalesNode = {
  readonly key: string;
  readonly change: SalesChange;
  /** Given where some stores under the node are counted and some are not (see explainInParts). */
  readonly groups?: { readonly counted: SalesChange; readonly uncounted: SalesChange };
  readonly children: readonly SalesNode[];
};

export type ExplainedNode = {
  readonly key: string;
  readonly explanation: SalesExplanation;
  /** parent_k − Σ children_k by factor; empty for a store. */
  readonly mixFen: Partial<Record<FactorKey, bigint>>;
  readonly mixTotalFen: bigint;
  readonly children: readonly ExplainedNode[];
};

/**
 * @throws RangeError when the children's gross sales or refunds do not add up to the node's:
 * the sums above would be silently wrong.
 */
export function explainTree(node: SalesNode): ExplainedNode {
  assertAddsUp(node);
  const explanation = node.groups ? explainInParts(node.groups) : explainSales(node.change);
  const children = node.children.map(explainTree);
  const mixFen =
    children.length > 0
      ? mixOf(
          explanation,
          children.map((child) => child.explanation),
        )
      : {};
  const mixTotalFen = Object.values(mixFen).reduce((a, b) => a + b, 0n);
  return { key: node.key, explanation, mixFen, mixTotalFen, children };
}

/** What of the parent's contributions its children do not explain, by factor. */
export function mixOf(
  parent: SalesExplanation,
  children: readonly SalesExplanation[],
): Partial<Record<FactorKey, bigint>> {
  const below = withoutLeaves(addContributions(children.map((child) => child.contributionsFen)));
  const mix: Partial<Record<FactorKey, bigint>> = { ...withoutLeaves(parent.contributionsFen) };
  for (const [key, fen] of Object.entries(below) as [FactorKey, bigint][]) mix[key] = (mix[key] ?? 0n) - fen;
  return mix;
}

function withoutLeaves(contributions: Contributions): Partial<Record<FactorKey, bigint>> {
  const { refunds: _refunds, opened: _opened, closed: _closed, ...factors } = contributions;
  return factors;
}

function assertAddsUp({ key, change, groups, children }: SalesNode): void {
  const parts = [children.map((child) => child.change), groups ? [groups.counted, groups.uncounted] : []];
  for (const list of parts) {
    if (list.length === 0) continue;
    for (const period of ['before', 'after'] as const) {
      for (const money of ['grossFen', 'refundsFen'] as const) {
        const sum = list.reduce((total, part) => total + part[period][money], 0n);
        if (sum !== change[period][money]) {
          throw new RangeError(`sales tree: ${money} of "${key}" ${period} is not the sum of its parts`);
        }
      }
    }
  }
}
