import 'server-only';
import type { Tx } from '@/db/client';
import type { Context } from '@/lib/auth/context';
import type { DayRange } from '@/lib/time';
import { type GroupBuyers, type GroupSums, salesNode } from '../equation-groups';
import { type EquationBy, equationGroups } from '../equation-sql';
import type { NodeFilter } from '../node';
import type { SalesChange } from '../sales-equation';
import { splitNames } from '../sales-sql';
import { type ExplainedNode, explainTree } from '../sales-tree';
import { getNode } from './node';

type SumsRow = {
  child: string | null;
  is_counted: boolean;
  p: 0 | 1;
  gross_fen: string;
  refunds_fen: string;
  orders: number;
  identified_orders: number;
  visitors: number;
  buyers: null;
};
type BuyersRow = { child: string | null; is_counted: boolean | null; p: 0 | 1; buyers: number };

const sumsOf = (row: SumsRow): GroupSums => ({
  child: row.child,
  isCounted: row.is_counted,
  period: row.p,
  grossFen: BigInt(row.gross_fen),
  refundsFen: BigInt(row.refunds_fen),
  orders: row.orders,
  identifiedOrders: row.identified_orders,
  visitors: row.visitors,
});
const buyersOf = (row: BuyersRow): GroupBuyers => ({
  child: row.child,
  isCounted: row.is_counted,
  period: row.p,
  buyers: row.buyers,
});
const isSums = (row: SumsRow | BuyersRow): row is SumsRow => row.buyers === null;

const run = async <T>(tx: Tx, text: Parameters<Tx['execute']>[0]): Promise<T[]> =>
  (await tx.execute(text)) as unknown as T[];

export type EquationQuestion = { node: NodeFilter; range: DayRange; base: DayRange; by?: EquationBy };
export type SalesEquation = {
  /** Contributions sum to Δnet, and without refunds to Δgross, to the fen; mix beside the children. */
  explained: ExplainedNode;
  change: SalesChange;
  /** Both periods, code and name of each child by its key. */
  children: ReadonlyMap<string, { code: string; name: string; change: SalesChange }>;
};

/** The sales equation of a node in two ranges: what each factor contributed to the change, and below it its children. */
export async function getSalesEquation(ctx: Context, question: EquationQuestion): Promise<SalesEquation> {
  const node = await getNode(ctx, question.node);
  const asked = { node, range: question.range, base: question.base, by: question.by ?? null };
  return ctx.db.read(async (tx) => {
    const groups = await run<SumsRow | BuyersRow>(tx, equationGroups(ctx.scope, asked));
    const names = asked.by
      ? await run<{ key: string; code: string; name: string }>(tx, splitNames(ctx.scope, asked.by))
      : [];
    const known = new Map(names.map((row) => [row.key, row]));
    const tree = salesNode({
      sums: groups.filter(isSums).map(sumsOf),
      buyers: groups.filter((row) => !isSums(row)).map(buyersOf),
    });
    const children = tree.children.map(
      (child) =>
        [
          child.key,
          {
            code: known.get(child.key)?.code ?? child.key,
            name: known.get(child.key)?.name ?? child.key,
            change: child.change,
          },
        ] as const,
    );
    return { explained: explainTree(tree), change: tree.change, children: new Map(children) };
  });
}
