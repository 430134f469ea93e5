import type { ReactNode } from 'react';

/**
 * A whole page that is one message: what happened, and the way on. The pages of the root that say so are
 * loaded along with every other page, so this one takes no icon, link or button that has code of its own.
 */
export function PlainMessage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main id="main" className="mx-auto grid min-h-dvh max-w-140 content-center justify-items-start gap-4 p-6">
      <h1 className="text-h1">{title}</h1>
      {children}
    </main>
  );
}
