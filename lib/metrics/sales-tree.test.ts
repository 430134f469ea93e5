import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCounted, type SalesChange, type SalesTotals } from '@/lib/metrics/sales-equation';
import { type ExplainedNode, explainTree, type SalesNode } from '@/lib/metrics/sales-tree';

const zero: SalesTotals = { visitors: null, buyers: 0, orders: 0, grossFen: 0n, refundsFen: 0n };

/** Buyers of a group are fewer than the sum of its stores' (the same person buys in two): here, the square root's worth. */
function totalsOf(list: readonly SalesTotals[]): SalesTotals {
  const sold = list.reduce((sum, totals) => sum + totals.buyers, 0);
  return {
    visitors: list.every((totals) => totals.visitors === null)
      ? null
      : list.reduce((sum, totals) => sum + (totals.visitors ?? 0), 0),
    buyers: sold === 0 ? 0 : Math.max(1, Math.floor(sold - Math.sqrt(sold) / 2)),
    orders: list.reduce((sum, totals) => sum + totals.orders, 0),
    grossFen: list.reduce((sum, totals) => sum + totals.grossFen, 0n),
    refundsFen: list.reduce((sum, totals) => sum + totals.refundsFen, 0n),
  };
}

const changeOf = (list: readonly SalesChange[]): SalesChange => ({
  before: totalsOf(list.map((change) => change.before)),
  after: totalsOf(list.map((change) => change.after)),
});

type Store = { key: string; regions: [string, string]; change: SalesChange };

function storesUnder(region: string, stores: readonly Store[]): { key: string; change: SalesChange }[] {
  return stores
    .filter((store) => store.regions.some((path) => path.startsWith(region)))
    .map((store) => ({
      key: store.key,
      change: {
        before: store.regions[0].startsWith(region) ? store.change.before : zero,
        after: store.regions[1].startsWith(region) ? store.change.after : zero,
      },
    }));
}

function nodeOf(region: string, stores: readonly Store[]): SalesNode {
  const under = storesUnder(region, stores);
  const counted = under.filter((store) => isCounted(store.change)).map((store) => store.change);
  const uncounted = under.filter((store) => !isCounted(store.change)).map((store) => store.change);
  const groups = { counted: changeOf(counted), uncounted: changeOf(uncounted) };
  const sum = changeOf(under.map((store) => store.change));
  const children =
    region.length < 2
      ? ['a', 'b', 'c'].map((name) => nodeOf(region + name, stores))
      : under.map(({ key, change }) => ({ key, change, children: [] }));
  return {
    key: region,
    change: sum,
    children,
    ...(counted.length > 0 && uncounted.length > 0 ? { groups } : {}),
  };
}

const region = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c'))
  .map((pair) => pair.join(''));
const totals: fc.Arbitrary<SalesTotals> = fc.oneof(
  { arbitrary: fc.constant(zero), weight: 1 },
  {
    arbitrary: fc
      .record({
        visitors: fc.option(fc.nat(900), { freq: 4 }),
        buyers: fc.integer({ min: 1, max: 300 }),
        more: fc.nat(100),
        grossFen: fc.bigInt({ min: 1n, max: 10n ** 9n }),
        refundsFen: fc.bigInt({ min: 0n, max: 10n ** 8n }),
      })
      .map(({ more, ...rest }) => ({ ...rest, orders: rest.buyers + more })),
    weight: 4,
  },
);
const stores = fc.array(
  fc.record({
    key: fc.uuid(),
    regions: fc.oneof(
      region.map((path) => [path, path] as [string, string]),
      fc.tuple(region, region),
    ),
    change: fc.record({ before: totals, after: totals }),
  }),
  { minLength: 1, maxLength: 14 },
);

function everyNode(node: ExplainedNode): ExplainedNode[] {
  return [node, ...node.children.flatMap(everyNode)];
}

describe('explainTree', () => {
  it('parent_k = Σ children_k + mix_k, and Σ mix_k = Σ opened/closed below − its own, to the fen', () => {
    fc.assert(
      fc.property(stores, (list) => {
        const root = explainTree(nodeOf('', list));
        for (const { explanation, mixFen, mixTotalFen, children } of everyNode(root)) {
          if (children.length === 0) continue;
          const keys = ['traffic', 'conversion', 'buyers', 'repurchase', 'orders', 'aov', 'gross'] as const;
          for (const key of keys) {
            const below = children.reduce(
              (sum, child) => sum + (child.explanation.contributionsFen[key] ?? 0n),
              0n,
            );
            expect(explanation.contributionsFen[key] ?? 0n).toBe(below + (mixFen[key] ?? 0n));
          }
          const leaves = (contributions: { opened?: bigint; closed?: bigint }) =>
            (contributions.opened ?? 0n) + (contributions.closed ?? 0n);
          const openedBelow = children.reduce(
            (sum, child) => sum + leaves(child.explanation.contributionsFen),
            0n,
          );
          expect(mixTotalFen).toBe(openedBelow - leaves(explanation.contributionsFen));
          const refunds = children.reduce(
            (sum, child) => sum + (child.explanation.contributionsFen.refunds ?? 0n),
            0n,
          );
          expect(explanation.contributionsFen.refunds).toBe(refunds);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('shows a moved store as closed at the parent it left and opened at the one it joined', () => {
    const sold = { visitors: 40, buyers: 9, orders: 9, grossFen: 1000n, refundsFen: 0n };
    const stay = { visitors: 40, buyers: 9, orders: 9, grossFen: 500n, refundsFen: 0n };
    const root = explainTree(
      nodeOf('', [
        { key: 'moved', regions: ['aa', 'bb'], change: { before: sold, after: sold } },
        { key: 'stays', regions: ['aa', 'aa'], change: { before: stay, after: stay } },
        { key: 'other', regions: ['bb', 'bb'], change: { before: stay, after: stay } },
      ]),
    );
    const find = (key: string, under: string) =>
      everyNode(root)
        .find((node) => node.key === under)
        ?.children.find((node) => node.key === key);
    expect(find('moved', 'aa')?.explanation).toMatchObject({
      kind: 'closed',
      contributionsFen: { closed: -1000n },
    });
    expect(find('moved', 'bb')?.explanation).toMatchObject({
      kind: 'opened',
      contributionsFen: { opened: 1000n },
    });
    expect(root.explanation).toMatchObject({ kind: 'factors', deltaGrossFen: 0n });
    expect(everyNode(root).find((node) => node.key === 'aa')?.mixTotalFen).toBe(-1000n);
    expect(root.mixTotalFen).toBe(0n);
  });

  it('refuses children that do not add up to their node', () => {
    const change = { before: zero, after: { ...zero, grossFen: 5n } };
    const child = { key: 'child', change: { before: zero, after: zero }, children: [] };
    expect(() => explainTree({ key: 'node', change, children: [child] })).toThrow(RangeError);
  });
});
