'use client';
import {
  createContext,
  type FormEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { Button } from '@/components/ui/button';
import { fillWords } from '@/lib/i18n/fill-words';
import {
  afterToggle,
  countSelected,
  nothingSelected,
  pageMark,
  rowsBetween,
  type SelectionState,
} from './selection-state';
import type { TableWords } from './table-words';

/** What the buttons in the action bar act on: ids, or `query` when everything that matches is meant. */
export type Selected = { ids: string[]; isAll: boolean; query: string; count: number; clear: () => void };

const SelectedContext = createContext<Selected | null>(null);

/** For client buttons inside the action bar of a `Selection`. */
export function useSelected(): Selected {
  const selected = useContext(SelectedContext);
  if (!selected) throw new Error('useSelected belongs inside a Selection');
  return selected;
}

type SelectionProps = {
  /** How many rows match the query in all. */
  total: number;
  /** The list's filters as a query string; the action's server side evaluates it again within scope. */
  query: string;
  words: TableWords;
  /** Buttons of the action bar. */
  actions: ReactNode;
  /** The table, rendered on the server with native checkboxes. */
  children: ReactNode;
};

/** Holds a selection over server-rendered rows; it survives paging and is dropped when the question changes. */
export function Selection({ total, query, words, actions, children }: SelectionProps) {
  const host = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState({ query, state: nothingSelected });
  const state = held.query === query ? held.state : nothingSelected;
  const setState = (next: SelectionState) => setHeld({ query, state: next });
  const clear = () => setState(nothingSelected);
  // After every render: paging brings new checkboxes from the server, which know nothing of the selection.
  useEffect(() => paint({ host: host.current, state }));
  const toggling = useToggling({ host, state, setState });
  const count = countSelected({ state, total });
  return (
    <SelectedContext value={{ ids: [...state.ids], isAll: state.isAll, query, count, clear }}>
      <div ref={host} {...toggling}>
        {children}
        {count > 0 && (
          <section
            aria-label={fillWords(words.selected, { count: grouped(count) })}
            className="sticky bottom-3 z-30 mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-x-3 gap-y-2 rounded-card bg-raised px-4 py-2 shadow-overlay animate-pop-in print:hidden"
          >
            <span role="status" className="text-body font-medium tabular-nums">
              {fillWords(state.isAll ? words.allSelected : words.selected, { count: grouped(count) })}
            </span>
            {!state.isAll && count < total && (
              <Button variant="link" size="sm" onClick={() => setState({ ids: new Set(), isAll: true })}>
                {fillWords(words.selectAll, { count: grouped(total) })}
              </Button>
            )}
            <span className="flex flex-wrap gap-2">{actions}</span>
            <Button variant="ghost" size="sm" onClick={clear}>
              {words.clearSelection}
            </Button>
          </section>
        )}
      </div>
    </SelectedContext>
  );
}

type Toggling = {
  host: RefObject<HTMLDivElement | null>;
  state: SelectionState;
  setState: (next: SelectionState) => void;
};

/** Boxes turned one by one; with Shift every row since the last one, by mouse, by Space or step by step with arrows. */
function useToggling({ host, state, setState }: Toggling) {
  const anchor = useRef<string | null>(null);
  const isShift = useRef(false);
  /** Where the arrows began, as a place on the page, and the row they stand on. */
  const walk = useRef<{ from: number; at: string } | null>(null);
  const turn = (ids: readonly string[], isOn: boolean) =>
    setState(afterToggle({ state, page: pageIds(host.current), ids, isOn }));
  return {
    onMouseDownCapture: (event: MouseEvent<HTMLElement>) => {
      isShift.current = event.shiftKey;
      // Else the browser marks the words between the two clicks.
      if (event.shiftKey && (event.target as Element).closest('[data-no-open]')) event.preventDefault();
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const id = (event.target as HTMLElement).dataset.select;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      isShift.current = event.shiftKey;
      if (event.key === 'Escape' && !event.defaultPrevented && (state.isAll || state.ids.size > 0))
        setState(nothingSelected);
      if (!id || !event.shiftKey || !step) return;
      event.preventDefault();
      const boxes = boxesIn(host.current);
      const at = boxes.findIndex((box) => box.dataset.select === id);
      const next = boxes[at + step];
      const to = next?.dataset.select;
      if (!next || !to) return;
      // All that match are chosen: a walk takes none of them away.
      if (state.isAll) {
        next.focus();
        return;
      }
      // A walk goes on only from where it stopped.
      const from = walk.current?.at === id ? walk.current.from : at;
      // Back towards its first row the last one is let go again.
      const isBack = Math.abs(at + step - from) < Math.abs(at - from);
      walk.current = { from, at: to };
      turn(isBack ? [id] : [id, to], !isBack);
      next.focus();
    },
    onChange: (event: FormEvent<HTMLElement>) => {
      const box = event.target as HTMLInputElement;
      const mark = box.dataset?.select;
      if (!mark) return;
      box.focus();
      const page = pageIds(host.current);
      const ids = mark === 'page' ? page : rowsBetween(page, isShift.current ? anchor.current : null, mark);
      anchor.current = mark === 'page' ? null : mark;
      isShift.current = false;
      turn(ids, box.checked);
    },
  };
}

/** Both languages group digits the same way. */
const grouped = (count: number) => count.toLocaleString('en-US');

function boxesIn(host: HTMLElement | null): HTMLInputElement[] {
  return [...(host?.querySelectorAll<HTMLInputElement>('tbody input[data-select]') ?? [])];
}

function pageIds(host: HTMLElement | null): string[] {
  return boxesIn(host).map((box) => box.dataset.select ?? '');
}

function paint({ host, state }: { host: HTMLElement | null; state: SelectionState }): void {
  for (const box of boxesIn(host)) box.checked = state.isAll || state.ids.has(box.dataset.select ?? '');
  const head = host?.querySelector<HTMLInputElement>('thead input[data-select]');
  const mark = pageMark({ state, page: pageIds(host) });
  if (head) [head.checked, head.indeterminate] = [mark === 'all', mark === 'some'];
}
