'use client';
import { useEffect, useState } from 'react';
import { rowsAt } from '@/lib/imports/client';
import type { GridPage, GridRow } from '@/lib/imports/row-grid';

/** As many as one asks for at once. */
const MOST = 300;
type View = { key: string; source: GridPage; page: GridPage; kept: ReadonlySet<number> };
const plain = (key: string, source: GridPage): View => ({ key, source, page: source, kept: new Set() });

/**
 * Rows that were shown and are right now stay where they are, with what became of them: nothing goes away under the hands
 * of somebody at work. Another list (`key`), a reload or `release` lets them go. `isSettling`: the rows are on their way, what
 * was shown before still is.
 */
export function useKeptRows(
  id: string,
  { key, page, isChecking }: { key: string; page: GridPage; isChecking: boolean },
) {
  const [stored, setView] = useState(() => plain(key, page));
  const view = stored.key === key ? stored : plain(key, page);
  useEffect(() => {
    if (isChecking || (stored.key === key && stored.source === page)) return;
    const gone = stored.key === key ? goneLines(stored.page, page) : [];
    if (gone.length === 0) {
      setView(plain(key, page));
      return;
    }
    const stop = new AbortController();
    rowsAt(id, gone, stop.signal).then(
      (rows) => setView({ key, source: page, page: merged(page, rows), kept: new Set(gone) }),
      () => {
        if (!stop.signal.aborted) setView(plain(key, page));
      },
    );
    return () => stop.abort();
  }, [id, key, page, isChecking, stored]);
  return {
    page: view.page,
    kept: view.kept,
    isSettling: view.source !== page,
    release: () => setView(plain(key, page)),
  };
}

function goneLines(shown: GridPage, page: GridPage): number[] {
  const there = new Set(page.rows.map((row) => row.line));
  return shown.rows.flatMap(({ line }) => (there.has(line) ? [] : [line])).slice(-MOST);
}

function merged(page: GridPage, rows: readonly GridRow[]): GridPage {
  return { ...page, rows: [...page.rows, ...rows].sort((a, b) => a.line - b.line) };
}
