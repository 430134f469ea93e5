'use client';
import { useEffect, useState } from 'react';
import { FindFailed, findByText, findRecents } from '@/lib/palette/client';
import { type Found, nothingFound } from '@/lib/palette/found';
import type { Recent } from '@/lib/palette/recents';

const pauseMs = 120;

export type Failure = FindFailed['reason'];
type Answered = { text: string; found: Found; failure: Failure | null };
const nothing: Answered = { text: '', found: nothingFound, failure: null };

const reasonOf = (error: unknown): Failure => (error instanceof FindFailed ? error.reason : 'failed');

/**
 * What a text finds, asked when one pauses. While the answer is on its way the one before stays to be seen: `isStale`
 * says so. An answer nobody waits for any more is dropped.
 */
export function useFound(typed: string): Answered & { isStale: boolean; retry: () => void } {
  const text = typed.trim();
  const [answered, setAnswered] = useState(nothing);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the same question again
  useEffect(() => {
    if (text === '') {
      setAnswered(nothing);
      return;
    }
    const waiting = new AbortController();
    const timer = setTimeout(async () => {
      const next = await findByText(text, waiting.signal).then(
        (found) => ({ text, found, failure: null }),
        (error: unknown) => ({ text, found: nothingFound, failure: reasonOf(error) }),
      );
      if (!waiting.signal.aborted) setAnswered(next);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      waiting.abort();
    };
  }, [text, tries]);
  const retry = () => {
    setAnswered({ ...nothing, text: '' });
    setTries((count) => count + 1);
  };
  return { ...answered, isStale: answered.text !== text, retry };
}

/** The things one opened, as they are called today, newest first; null while they are asked for. */
export function useRecentLines(recents: readonly Recent[]) {
  const [found, setFound] = useState<Found | null>(recents.length === 0 ? nothingFound : null);
  useEffect(() => {
    if (recents.length === 0) return;
    const waiting = new AbortController();
    findRecents(recents, waiting.signal)
      // Without them the palette is still whole.
      .catch(() => nothingFound)
      .then((answer) => {
        if (!waiting.signal.aborted) setFound(answer);
      });
    return () => waiting.abort();
  }, [recents]);
  return (
    found &&
    recents.flatMap(({ kind, id }) => {
      const line = found[kind].find((one) => one.id === id);
      return line ? [{ kind, ...line }] : [];
    })
  );
}
