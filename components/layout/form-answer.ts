'use client';
import { useTranslations } from 'next-intl';

/** Why an action did nothing: a kind, perhaps a reason, perhaps problems by field. */
export type Failure = { code: string; reason?: string; fields?: Record<string, string> };
export type FormAnswer<T> = { ok: true; data: T } | { ok: false; error: Failure };

/** The problems of known fields as lines, in the order of the labels; a field without a label comes last under its name. */
export function problemLines({
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

/** What went wrong with the whole: the reason when it has words, else the kind of failure. */
export function useFailureWords(): (failure: Failure) => string {
  const t = useTranslations('errors');
  return ({ code, reason }) => t((reason && t.has(reason as 'internal') ? reason : code) as 'internal');
}
