'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';

/** Why an action did nothing: a kind, perhaps a reason, perhaps problems by field. */
export type Failure = {
  code: string;
  reason?: string;
  fields?: Record<string, string>;
  params?: Record<string, string | number>;
};
export type FormAnswer<T> = { ok: true; data: T } | { ok: false; error: Failure };

/** The problems of known fields as lines, in the order of the labels; a field without a label comes last under its name. */
function problemLines({
  failure,
  labels,
  problem,
}: {
  failure: Failure | null;
  labels: Record<string, string>;
  problem: (code: string) => string;
}): { name: string; label: string; message: string }[] {
  const order = Object.keys(labels);
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(failure?.fields ?? {})
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([name, code]) => ({ name, label: labels[name] ?? name, message: problem(code) }));
}

type Line = { name: string; label: string; message: string };
type Answered = { failure: Failure | null; lines: Line[]; edited: ReadonlySet<string> };
const nothing: Answered = { failure: null, lines: [], edited: new Set() };

/**
 * What an answer said, field by field. The lines are made once an answer: the summary takes the focus with every new
 * list. Beside a field one has begun to change its problem is not repeated.
 */
export function useProblemLines(words: {
  labels: Record<string, string>;
  problem: (code: string) => string;
}) {
  const [answered, setAnswered] = useState(nothing);
  const { failure, lines, edited } = answered;
  return {
    failure,
    lines,
    setFailure: (next: Failure | null) =>
      setAnswered(
        next
          ? { failure: next, lines: problemLines({ failure: next, ...words }), edited: new Set() }
          : nothing,
      ),
    errorOf: (name: string) =>
      edited.has(name) ? undefined : lines.find((line) => line.name === name)?.message,
    onInput: (event: FormEvent<HTMLElement>) => {
      const name = (event.target as HTMLElement).closest('[data-field]')?.getAttribute('data-field');
      if (name && lines.some((line) => line.name === name) && !edited.has(name))
        setAnswered({ ...answered, edited: new Set([...edited, name]) });
    },
  };
}

/** What went wrong with the whole: the reason when it has words, else the kind of failure. */
export function useFailureWords(): (failure: Failure) => string {
  const t = useTranslations('errors');
  return ({ code, reason, params }) =>
    t((reason && t.has(reason as 'internal') ? reason : code) as 'internal', params);
}
