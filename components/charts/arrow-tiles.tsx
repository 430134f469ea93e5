'use client';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { tileBeyond } from './province-grid';

type ArrowTilesProps = { label: string; children: ReactNode };

/** One tab stop for the whole grid; arrows move to the nearest tile that way. */
export function ArrowTiles({ label, children }: ArrowTilesProps) {
  const grid = useRef<HTMLUListElement>(null);
  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    const here = (event.target as HTMLElement).closest<HTMLElement>('[data-tile]');
    const to = here && tileBeyond({ from: here.dataset.tile ?? '', key: event.key });
    if (!here || !to || to === here.dataset.tile) return;
    event.preventDefault();
    const next = grid.current?.querySelector<HTMLElement>(`[data-tile="${to}"]`);
    here.tabIndex = -1;
    if (next) next.tabIndex = 0;
    next?.focus();
  };
  return (
    <ul
      ref={grid}
      aria-label={label}
      onKeyDown={move}
      className="grid max-w-2xl grid-cols-7 gap-1 [grid-auto-rows:minmax(44px,1fr)]"
    >
      {children}
    </ul>
  );
}
