import { asDay, type Day } from '@/lib/time';

/** `2026-11:S0001`: a target as the API names it, month before store, so that codes sort by month. */
export const targetCode = ({ month, store }: { month: string; store: string }): string =>
  `${month.slice(0, 7)}:${store}`;

/** The month and store of a code; null for another text. */
export function parseTargetCode(code: string): { month: Day; store: string } | null {
  const [, month, store] = /^(\d{4}-(?:0[1-9]|1[0-2])):(.+)$/s.exec(code) ?? [];
  return month && store ? { month: asDay(`${month}-01`), store } : null;
}
