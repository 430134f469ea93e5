'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { type FormAnswer, useFailureWords } from '@/components/layout/form-answer';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { correctCellsAction } from '@/lib/imports/actions';
import type { GridPage } from '@/lib/imports/row-grid';

/** `line` null = every cell of the column that says `from`; `value` null takes an earlier correction back. */
export type Correction = { line: number | null; column: string; from: string | null; value: string | null };
export const placeOf = (line: number, column: string) => `${line}\u001f${column}`;
const LIMIT = 500;

/** Keeps cells as they are put right; what is on its way is shown already. */
export function useCorrections(id: string, { page, isChecking }: { page: GridPage; isChecking: boolean }) {
  const t = useTranslations('imports.grid');
  const act = useActs();
  const [sent, setSent] = useState<ReadonlyMap<string, string | null>>(new Map());
  useEffect(() => {
    // The page says by itself now what was sent.
    if (!isChecking && page) setSent((now) => (now.size > 0 ? new Map() : now));
  }, [page, isChecking]);
  const save = async (corrections: Correction[]) => {
    if (corrections.length === 0) return;
    if (corrections.length > LIMIT) {
      toast.error(t('pasted'));
      return;
    }
    const next = new Map(sent);
    for (const { line, column, value } of corrections)
      if (line !== null) next.set(placeOf(line, column), value);
    setSent(next);
    stayAt(page.show);
    if (!(await act(() => correctCellsAction({ id, corrections })))) setSent(new Map());
  };
  return { sent, save };
}

/** Calls an act and tells why it did nothing. */
export function useActs() {
  const failureWords = useFailureWords();
  return async (call: () => Promise<FormAnswer<unknown>>): Promise<boolean> => {
    const answer = await call().catch(unanswered);
    if (!answer.ok) toast.error(failureWords(answer.error));
    return answer.ok;
  };
}

/** With the last problem gone the page would show other rows by itself: not under somebody's hands. */
export function stayAt(show: GridPage['show']): void {
  const address = new URL(window.location.href);
  if (address.searchParams.has('show')) return;
  address.searchParams.set('show', show);
  window.history.replaceState(null, '', address);
}
