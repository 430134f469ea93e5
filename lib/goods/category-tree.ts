/** A category by the caller's codes; `parent` null = at the top. */
export type CategoryNode = { id: string; code: string; name: string; parent: string | null };

/** More levels than a shelf plan has, few enough to read in one line. */
export const DEEPEST_CATEGORY = 6;

type Nodes = ReadonlyMap<string, CategoryNode>;

/** From the top down to the node itself. */
export function categoryLine(nodes: Nodes, code: string): CategoryNode[] {
  const line: CategoryNode[] = [];
  for (let at = nodes.get(code); at && line.length <= nodes.size; at = nodes.get(at.parent ?? ''))
    line.unshift(at);
  return line;
}

/** `/id/id/`, as ranges of a whole branch are asked for. */
export const categoryPath = (nodes: Nodes, code: string): string =>
  `/${categoryLine(nodes, code)
    .map(({ id }) => id)
    .join('/')}/`;

/** Levels of the branch that begins with the node; 1 for a leaf. */
function branchHeight(nodes: Nodes, code: string): number {
  const depth = categoryLine(nodes, code).length;
  const below = [...nodes.keys()].map((other) => categoryLine(nodes, other));
  return Math.max(
    1,
    ...below.filter((line) => line[depth - 1]?.code === code).map((l) => l.length - depth + 1),
  );
}

/** Why a category cannot stand under a parent, or null when it can. */
export function placeProblem(
  nodes: Nodes,
  { code, parent }: { code: string; parent: string },
): 'unknown_category' | 'below_itself' | 'too_deep' | null {
  if (!nodes.has(parent)) return 'unknown_category';
  const line = categoryLine(nodes, parent);
  if (line.some((node) => node.code === code)) return 'below_itself';
  const height = nodes.has(code) ? branchHeight(nodes, code) : 1;
  return line.length + height > DEEPEST_CATEGORY ? 'too_deep' : null;
}

export type CategoryRow<T> = T & { level: number; line: string };

/** Parents before their children, siblings by name; `line` is `茶饮 / 水果茶`. */
export function categoryOrder<T extends CategoryNode>(categories: readonly T[]): CategoryRow<T>[] {
  const known = new Set(categories.map(({ code }) => code));
  const children = new Map<string | null, T[]>();
  for (const node of categories) {
    const parent = node.parent !== null && known.has(node.parent) ? node.parent : null;
    children.set(parent, [...(children.get(parent) ?? []), node]);
  }
  const byName = (a: T, b: T) => a.name.localeCompare(b.name, 'zh-CN') || (a.code < b.code ? -1 : 1);
  const walk = (parent: string | null, names: string[]): CategoryRow<T>[] =>
    (children.get(parent) ?? []).toSorted(byName).flatMap((node) => {
      const line = [...names, node.name];
      return [{ ...node, level: names.length, line: line.join(' / ') }, ...walk(node.code, line)];
    });
  return walk(null, []);
}

/** Products of each category with everything below it; takes and keeps the reading order. */
export function withBranchTotals<T extends { level: number; products: number }>(
  ordered: readonly T[],
): (T & { inBranch: number })[] {
  return ordered.map((row, at) => {
    const end = ordered.findIndex((other, place) => place > at && other.level <= row.level);
    const branch = ordered.slice(at, end === -1 ? undefined : end);
    return { ...row, inBranch: branch.reduce((sum, { products }) => sum + products, 0) };
  });
}
