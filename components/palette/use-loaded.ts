'use client';
import { useEffect, useState } from 'react';

/**
 * A part of the program that is fetched when it is first wanted, and again the next time when there was no network:
 * a broken fetch must not take the page down, as it would inside `lazy`.
 */
export function useLoaded<T>(
  load: () => Promise<T>,
  isWanted: boolean,
): { part: T | null; isFailed: boolean } {
  const [state, setState] = useState<{ part: T | null; isFailed: boolean }>({ part: null, isFailed: false });
  const isMissing = state.part === null;
  useEffect(() => {
    if (!isWanted || !isMissing) return;
    let isLate = false;
    setState({ part: null, isFailed: false });
    load().then(
      (part) => isLate || setState({ part, isFailed: false }),
      () => isLate || setState({ part: null, isFailed: true }),
    );
    return () => {
      isLate = true;
    };
  }, [load, isWanted, isMissing]);
  return state;
}
