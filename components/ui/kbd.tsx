import type { ReactNode } from 'react';

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-tag border bg-page px-1 font-sans text-note text-ink-2">
      {children}
    </kbd>
  );
}
