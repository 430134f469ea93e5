import type { Context } from '@/lib/auth/context';
import { env } from '@/lib/env';
import type { DashboardQuestion, SearchParams } from '@/lib/metrics/dashboard-question';

/** What every part of a dashboard is given. */
export type WidgetProps = {
  readonly ctx: Context;
  readonly question: DashboardQuestion;
  readonly params: SearchParams;
  /** Where the page is, for links that change the question. */
  readonly path: string;
};

/** `?__fail=ranking` breaks one part of a demonstration, to show that the rest lives. */
export function failIfAsked(params: SearchParams, name: string): void {
  if (params.__fail === name && env().DEMO) throw new Error(`asked to fail: ${name}`);
}
