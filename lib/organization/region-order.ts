type Node = { id: string; parentId: string | null; name: string };

/** A tree as people read it: each node before its children; `level` is 0 at the top of what the reader sees. */
export function treeOrder<T extends Node>(nodes: readonly T[]): (T & { level: number })[] {
  const known = new Set(nodes.map(({ id }) => id));
  const children = new Map<string | null, T[]>();
  for (const node of nodes) {
    const parent = node.parentId !== null && known.has(node.parentId) ? node.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), node]);
  }
  const ordered: (T & { level: number })[] = [];
  const visit = (parent: string | null, level: number) => {
    for (const node of children.get(parent) ?? []) {
      ordered.push({ ...node, level });
      visit(node.id, level + 1);
    }
  };
  visit(null, 0);
  return ordered;
}

/** Numbers of leaves summed up the tree: what stands in a node and everywhere below it, by id. */
export function subtreeTotals(nodes: readonly Node[], own: ReadonlyMap<string, number>): Map<string, number> {
  const totals = new Map(nodes.map(({ id }) => [id, own.get(id) ?? 0]));
  for (const { id, parentId } of treeOrder(nodes).reverse())
    if (parentId !== null && totals.has(parentId))
      totals.set(parentId, (totals.get(parentId) ?? 0) + (totals.get(id) ?? 0));
  return totals;
}
