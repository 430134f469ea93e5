'use client';
import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

export type Place = { row: number; column: number };
/** `text`: what was typed to begin with; null keeps what stands there. */
export type Editing = (Place & { text: string | null }) | null;
const PAGE = 12;

type Marked = Place & { line: number | undefined };

/**
 * The cell that has the focus of a grid, and the one that is being edited. The first column holds the line numbers. Both are
 * held by the line of the file: rows may come and go around them while somebody types.
 */
export function useActiveCell(
  { lines, columns }: { lines: readonly number[]; columns: number },
  canEdit: (at: Place) => boolean,
) {
  const size = { rows: lines.length, columns };
  const body = useRef<HTMLTableElement>(null);
  const [wanted, setActive] = useState<Marked>({ row: 0, column: 0, line: lines[0] });
  const [edited, setEditing] = useState<(Marked & { text: string | null }) | null>(null);
  const rowOf = (at: Marked) => (at.line === undefined ? -1 : lines.indexOf(at.line));
  const here = rowOf(wanted);
  const active = { row: here < 0 ? clamp(wanted.row, size.rows) : here, column: wanted.column };
  const at = edited === null ? -1 : rowOf(edited);
  const editing: Editing = edited === null || at < 0 ? null : { ...edited, row: at };
  const focus = ({ row, column }: Place) =>
    body.current?.querySelector<HTMLElement>(`[data-at="${row}:${column}"]`)?.focus();
  const go = ({ row, column }: Place) => {
    const at = { row: clamp(row, size.rows), column: clamp(column, size.columns) };
    flushSync(() => {
      setEditing(null);
      setActive({ ...at, line: lines[at.row] });
    });
    focus(at);
  };
  const edit = (at: Place, text: string | null = null) => {
    if (!canEdit(at)) return;
    // At once: the key that begins a word of an input method goes into the field it finds.
    flushSync(() => {
      const marked = { ...at, line: lines[at.row] };
      setActive(marked);
      setEditing({ ...marked, text });
    });
  };
  const close = () => setEditing(null);
  const onKeyDown = keys({ active, size, go, edit });
  return { body, active, editing, go, edit, close, leave: () => go(active), onKeyDown };
}

const clamp = (at: number, count: number) => Math.max(0, Math.min(at, count - 1));

function keys(of: {
  active: Place;
  size: { rows: number; columns: number };
  go: (at: Place) => void;
  edit: (at: Place, text?: string | null) => void;
}) {
  const { active, size, go, edit } = of;
  const { row, column } = active;
  const moves: Record<string, Place> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - PAGE, column },
    PageDown: { row: row + PAGE, column },
    Home: { row, column: 0 },
    End: { row, column: size.columns - 1 },
  };
  return (event: KeyboardEvent) => {
    const move = moves[event.key];
    const isTyped = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (move && (event.ctrlKey || event.metaKey))
      go({
        row: event.key === 'Home' ? 0 : event.key === 'End' ? size.rows - 1 : move.row,
        column: move.column,
      });
    else if (move) go(move);
    else if (event.key === 'Enter' || event.key === 'F2') edit(active);
    else if (event.key === 'Process' || event.keyCode === 229) {
      edit(active, '');
      return;
    } else if (isTyped) edit(active, event.key);
    else return;
    event.preventDefault();
  };
}
