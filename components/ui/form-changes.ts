'use client';
import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** Every posted text of a form by name; files are left out. */
export function formTexts(form: HTMLFormElement): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of new FormData(form).entries())
    if (typeof value === 'string' && !name.startsWith('$'))
      texts.set(name, texts.has(name) ? `${texts.get(name)}\n${value}` : value);
  return texts;
}

/**
 * Names of the fields that differ from what the form was opened with. Own controls post by hidden inputs, whose
 * changes fire no event: their value attribute is watched. `settle` takes the present state as the new beginning.
 */
export function useFormChanges(ref: RefObject<HTMLFormElement | null>): {
  changed: string[];
  texts: ReadonlyMap<string, string>;
  settle: () => void;
} {
  const opened = useRef<Map<string, string> | null>(null);
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(new Map());
  const look = useCallback(() => {
    if (!ref.current) return;
    const now = formTexts(ref.current);
    opened.current ??= now;
    setTexts((before) => (isSame(before, now) ? before : now));
  }, [ref]);
  useEffect(() => {
    const form = ref.current;
    if (!form) return;
    look();
    const watch = new MutationObserver(look);
    watch.observe(form, { subtree: true, childList: true, attributes: true, attributeFilter: ['value'] });
    // On the window, behind React's own listener: a state set before it would render a controlled input back to what
    // it was, and the typed text would be lost.
    const hear = (event: Event) => {
      if (form.contains(event.target as Node)) look();
    };
    for (const name of ['input', 'change']) window.addEventListener(name, hear);
    return () => {
      watch.disconnect();
      for (const name of ['input', 'change']) window.removeEventListener(name, hear);
    };
  }, [ref, look]);
  const settle = useCallback(() => {
    opened.current = null;
    look();
    setTexts((before) => new Map(before));
  }, [look]);
  const before = opened.current ?? texts;
  const names = new Set([...before.keys(), ...texts.keys()]);
  return { changed: [...names].filter((name) => before.get(name) !== texts.get(name)), texts, settle };
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);
}

/** Mounted anew after a discard: the fields stand as they were opened, which is the new beginning. */
export function Settled({ onSettled, children }: { onSettled: () => void; children: ReactNode }) {
  useEffect(onSettled, [onSettled]);
  return children;
}
