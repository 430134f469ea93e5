'use client';
import { type RefObject, useRef, useState } from 'react';
import { formToObject } from '@/lib/form-object';

/** Problems of fields one has left, by the same rules as the server's; the rules are loaded when first needed. */
export function useLiveProblems(ref: RefObject<HTMLFormElement | null>, isEdit: boolean) {
  const [problems, setProblems] = useState<Record<string, string>>({});
  const left = useRef(new Set<string>());
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
    onBlur: (name: string | null) => {
      if (!name) return;
      left.current.add(name);
      void check();
    },
    onInput: (name: string | null) => {
      if (name && left.current.has(name)) void check();
    },
  };
}
