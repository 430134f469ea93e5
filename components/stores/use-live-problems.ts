'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { formToObject } from '@/lib/form-object';

/** `after(run)` runs at once, or when the pointer that is down now is up again and its click is done. */
function usePointer() {
  const isDown = useRef(false);
  const waiting = useRef<(() => void) | null>(null);
  useEffect(() => {
    const down = () => {
      isDown.current = true;
    };
    const up = () => {
      isDown.current = false;
      if (waiting.current) setTimeout(waiting.current);
      waiting.current = null;
    };
    window.addEventListener('pointerdown', down, true);
    for (const name of ['pointerup', 'pointercancel']) window.addEventListener(name, up, true);
    return () => {
      window.removeEventListener('pointerdown', down, true);
      for (const name of ['pointerup', 'pointercancel']) window.removeEventListener(name, up, true);
    };
  }, []);
  return (run: () => void) => {
    if (isDown.current) waiting.current = run;
    else run();
  };
}

/** Problems of fields one has left, by the same rules as the server's; the rules are loaded when first needed. */
export function useLiveProblems(ref: RefObject<HTMLFormElement | null>, isEdit: boolean) {
  const [problems, setProblems] = useState<Record<string, string>>({});
  const left = useRef(new Set<string>());
  const afterPointer = usePointer();
  const check = async () => {
    const { StoreEditInput, StoreInput } = await import('@/lib/stores/input');
    if (!ref.current) return;
    const raw = formToObject(new FormData(ref.current));
    const parsed = (isEdit ? StoreEditInput : StoreInput).safeParse(raw);
    const found: Record<string, string> = {};
    for (const issue of parsed.success ? [] : parsed.error.issues) {
      const path = issue.path.join('.');
      if (left.current.has(path.split('.')[0] ?? '')) found[path] ??= issue.message;
    }
    setProblems(found);
  };
  return {
    problems,
    clear: () => {
      left.current.clear();
      setProblems({});
    },
    onBlur: (name: string | null, next: EventTarget | null) => {
      // A field whose own popup has the focus was not left yet.
      if (!name || (next && !ref.current?.contains(next as Node))) return;
      left.current.add(name);
      // A line that comes or goes while a button is pressed would move the button away from under its click.
      afterPointer(() => void check());
    },
    onInput: (name: string | null) => {
      if (name && left.current.has(name)) void check();
    },
  };
}
