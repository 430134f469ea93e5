import type { SearchParams } from '@/components/data-table/table-state';
import { dayInput } from '@/lib/organization/input';

const one = (value: SearchParams[string]): string | null =>
  typeof value === 'string' && value ? value : null;

/** What the address asks: a region by code, a day (today when it is none), the store a page begins after. */
export function readQuestion(params: SearchParams, today: string) {
  const day = dayInput.safeParse(one(params['as-of']));
  return {
    region: one(params.region)?.slice(0, 64) ?? null,
    on: day.success ? day.data : today,
    after: one(params.after)?.slice(0, 64) ?? null,
  };
}
export type Question = ReturnType<typeof readQuestion>;
