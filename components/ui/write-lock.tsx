'use client';
import { createContext, type ReactNode, useContext } from 'react';
import { Banner } from './banner';

const Lock = createContext<string | null>(null);

/** Says why nothing below it can be written now, if so: every button that writes is off from the start. */
export function WriteLock({ reason, children }: { reason: string | null; children: ReactNode }) {
  return <Lock value={reason}>{children}</Lock>;
}

/** Why nothing can be written here now, or null. */
export const useWriteLock = (): string | null => useContext(Lock);

/** What makes a button that writes inert, with the reason for eyes and ears; nothing while one may write. */
export function useLocked(writes: boolean): { disabled?: true; title?: string; 'aria-description'?: string } {
  const reason = useWriteLock();
  return writes && reason !== null ? { disabled: true, title: reason, 'aria-description': reason } : {};
}

/** The reason in words, beside the buttons of a form. */
export function WriteLockNote() {
  const reason = useWriteLock();
  return reason === null ? null : <p className="mr-auto self-center text-small text-ink-2">{reason}</p>;
}

/** The reason over a form of one page. */
export function WriteLockBanner() {
  const reason = useWriteLock();
  return reason === null ? null : <Banner tone="warn">{reason}</Banner>;
}
