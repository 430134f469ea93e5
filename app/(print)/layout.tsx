import type { ReactNode } from 'react';
import { requirePage } from '@/lib/auth/context';

/** Sheets of paper: no shell around them. */
export default async function PrintLayout({ children }: { children: ReactNode }) {
  await requirePage('organization:read');
  return (
    <main id="main" tabIndex={-1} className="min-h-dvh print:min-h-0">
      {children}
    </main>
  );
}
