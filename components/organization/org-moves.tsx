'use client';
import dynamic from 'next/dynamic';
import { createContext, type ReactNode, use, useState } from 'react';
import type { TreeNode } from '@/components/ui/tree-shape';
import type { MovingStore } from './moving-store';

const MoveDialog = dynamic(async () => (await import('./move-dialog')).MoveDialog);

type Moves = {
  /** The store under way: dragged, or asked about. */
  dragged: MovingStore | null;
  drag: (store: MovingStore | null) => void;
  /** Opens the dialog for a store, with the region it was dropped on. */
  ask: (store: MovingStore, region?: string) => void;
};

const Context = createContext<Moves | null>(null);

/** The moves of a page; null where nothing can be moved. */
export const useMoves = (): Moves | null => use(Context);

/** Lets stores be moved by dragging onto a region or by a dialog: one dialog for all of them. */
export function OrgMoves({
  regions,
  today,
  on,
  children,
}: {
  regions: TreeNode[];
  today: string;
  /** The day the page shows: the day the dialog begins with. */
  on: string;
  children: ReactNode;
}) {
  const [dragged, drag] = useState<MovingStore | null>(null);
  const [asked, setAsked] = useState<{ store: MovingStore; region: string | null } | null>(null);
  const ask = (store: MovingStore, region?: string) => setAsked({ store, region: region ?? null });
  return (
    <Context value={{ dragged, drag, ask }}>
      {children}
      {asked ? (
        <MoveDialog
          key={`${asked.store.id} ${asked.region}`}
          {...{ ...asked, regions, today, on }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Context>
  );
}
