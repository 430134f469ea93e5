import type { CSSProperties } from 'react';

/** How cells of a pinned column stay at the left; `PinnedEdges` measures where. */
export const pinnedCell = 'md:sticky md:left-(--edge) md:z-10';

/** The place of a pinned column, for the style of its cells. */
export function pinnedEdge(columns: readonly { isPinned?: boolean }[], at: number): CSSProperties {
  const before = columns.slice(0, at).filter(({ isPinned }) => isPinned).length;
  return { ['--edge' as string]: `var(--pin-${before}, 0px)` };
}
