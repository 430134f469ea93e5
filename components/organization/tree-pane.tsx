'use client';
import type { DragEvent, ReactNode } from 'react';
import { useMoves } from './org-moves';

/** So near to an edge what is held scrolls the tree, the nearer the faster. */
const edge = 56;
const fastest = 24;

/** How far one look at the pointer scrolls; browsers look about twenty times a second while something is held. */
function stepAt(pointer: number, pane: DOMRect): number {
  // The foot of a long pane lies below the window: what one sees of it has the edges.
  const [top, bottom] = [Math.max(pane.top, 0), Math.min(pane.bottom, window.innerHeight)];
  const near = (distance: number) => Math.ceil((1 - Math.max(distance, 0) / edge) * fastest);
  if (pointer < top + edge) return -near(pointer - top);
  if (pointer > bottom - edge) return near(bottom - pointer);
  return 0;
}

/** Holds the pane of the tree, so that a region out of sight can be reached with a store in the hand. */
export function TreePane({ className, children }: { className?: string; children: ReactNode }) {
  const moves = useMoves();
  const onDragOver = (event: DragEvent<HTMLElement>) => {
    const pane = event.currentTarget.querySelector('[data-scrolls]');
    if (moves?.dragged && pane) pane.scrollBy(0, stepAt(event.clientY, pane.getBoundingClientRect()));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is the second way; the menu of a store is the first
    <div onDragOver={onDragOver} className={className}>
      {children}
    </div>
  );
}
