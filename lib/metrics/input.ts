import { z } from 'zod';
import type { JobDefinition } from '@/lib/jobs/job';
import { type Day, parseDay, rangeLength } from '@/lib/time';
import type { NodeFilter } from './node';

/** Brings asset flows and node rollups up to the facts: dirty members, then dirty days. */
export const followFactsJob = { name: 'follow-facts', payload: z.object({}) } satisfies JobDefinition;

const DayInput = z.string().transform((text, check): Day => {
  const day = parseDay(text);
  if (day) return day;
  check.addIssue({ code: 'custom', message: 'must be a day such as 2026-11-21' });
  return z.NEVER;
});
const code = z.string().min(1).max(64);

const ScopeInput = z
  .string()
  .max(80)
  .regex(/^(org|(brand|region|store):.+)$/s, 'must be org, brand:CODE, region:CODE or store:CODE')
  .transform((text): NodeFilter => {
    const [kind = 'org', ...rest] = text.split(':');
    return kind === 'org' ? {} : { [kind]: rest.join(':') };
  });

export const longestDays = { day: 400, week: 1_100, month: 3_700 } as const;
const longest = longestDays.month;

export const reportNames = ['sales', 'sales-equation', 'digital-assets', 'ranking'] as const;
export const splits = ['store', 'region', 'brand', 'guide', 'channel', 'category'] as const;
export const rankingMetrics = [
  'netFen',
  'grossFen',
  'refundsFen',
  'orders',
  'units',
  'visitors',
  'aovFen',
  'identifiedBps',
  'peopleNet',
] as const;
export type RankingMetric = (typeof rankingMetrics)[number];
/** What a screen's ranking sorts by: also the share of the target that is achieved, a figure of another noun. */
export const sortMetrics = [...rankingMetrics, 'achievedBps'] as const;
export type SortMetric = (typeof sortMetrics)[number];

/** `GET /api/v1/reports/{name}`. */
export const ReportInput = z.object({
  params: z.object({ name: z.enum(reportNames) }),
  query: z
    .strictObject({
      scope: ScopeInput.default({}),
      from: DayInput,
      to: DayInput,
      grain: z.enum(['day', 'week', 'month']).optional(),
      compare: z.enum(['previous', 'year']).optional(),
      by: z.enum(splits).optional(),
      metric: z.enum(rankingMetrics).default('netFen'),
      limit: z.coerce.number().int().min(1).max(200).default(200),
      cursor: code.optional(),
    })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before from' })
    .refine(({ from, to }) => rangeLength({ from, to }) <= longest, {
      path: ['to'],
      message: `a range has at most ${longest} days`,
    })
    .refine(({ from, to, grain }) => !grain || rangeLength({ from, to }) <= longestDays[grain], {
      path: ['grain'],
      message: 'the range is too long for this grain: ask by week or month',
    })
    .refine(({ grain, by }) => !grain || !by, { path: ['by'], message: 'give grain or by, not both' }),
});
export type ReportInput = z.output<typeof ReportInput>;

/** Closes the balance of the days that are over; a later change to them is a restatement. */
export const closeDaysJob = { name: 'close-days', payload: z.object({}) } satisfies JobDefinition;
