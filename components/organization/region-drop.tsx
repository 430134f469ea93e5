'use client';
import { type ReactNode, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { useMoves } from './org-moves';

/** A region's line takes a store that is dropped on it. */
export function RegionDrop({ code, children }: { code: string; children: ReactNode }) {
  const moves = useMoves();
  const [isOver, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is the second way; the menu of a store is the first
    <div
      onDragOver={(event) => {
        if (!moves?.dragged) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (moves?.dragged) moves.ask(moves.dragged, code);
        moves?.drag(null);
      }}
      className={cn('rounded-control', isOver && 'bg-primary-tint ring-2 ring-primary')}
    >
      {children}
    </div>
  );
}
