export interface TreeNode {
  id: string;
  label: string;
  /** At the end of the line, such as the number of stores. */
  note?: string;
  /** More words to be found by, such as pinyin initials. */
  keywords?: string[];
  parentId: string | null;
}

/** Above every node that has no parent in the list. */
export const treeRoot = 'tree-root';

export function ancestorsOf(nodes: TreeNode[], id: string | null): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const path: string[] = [];
  for (let at = id ? byId.get(id)?.parentId : null; at && !path.includes(at); at = byId.get(at)?.parentId) {
    path.push(at);
  }
  return path;
}

/** Nodes by id, the children of each, and which stand open at first: the top ones and those above the chosen one. */
export function treeShape(nodes: TreeNode[], chosen: string | null) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const children = new Map<string, string[]>();
  for (const node of nodes) {
    const parent = node.parentId && byId.has(node.parentId) ? node.parentId : treeRoot;
    children.set(parent, [...(children.get(parent) ?? []), node.id]);
  }
  const open = [...new Set([...(children.get(treeRoot) ?? []), ...ancestorsOf(nodes, chosen)])];
  const lines = [treeRoot, ...open].reduce((sum, id) => sum + (children.get(id)?.length ?? 0), 0);
  return { byId, children, open, lines };
}

/** Nodes found by words, whole text in the label, the id or the keywords, as a flat list with the way to each as its note. */
export function foundNodes(nodes: TreeNode[], text: string): TreeNode[] {
  const words = text.normalize('NFKC').toLowerCase().trim().split(/\s+/);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return nodes
    .filter(({ id, label, keywords = [] }) => {
      const hay = [label, id, ...keywords].join('\n').toLowerCase();
      return words.every((word) => hay.includes(word));
    })
    .map((node) => {
      const above = ancestorsOf(nodes, node.id).map((id) => byId.get(id)?.label ?? id);
      return { ...node, parentId: null, note: above.slice(0, 2).reverse().join(' / ') };
    });
}
