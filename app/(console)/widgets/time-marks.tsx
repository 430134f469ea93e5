import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { MarkLegend } from '@/components/charts/legend';
import type { ChartPoint } from '@/components/charts/series';
import { ClientMessages } from '@/components/layout/client-messages';
import { type CalendarOfChart, calendarOf } from '@/components/metrics/bands';
import { ChartNotes } from '@/components/notes/chart-notes';
import { notesByBucket } from '@/lib/notes/chart-note';
import { eachBucket } from '@/lib/time';
import { readNotes } from './reads';
import type { WidgetProps } from './widget-question';

async function readCalendar({ range, grain }: WidgetProps['question']): Promise<CalendarOfChart> {
  const [t, locale] = await Promise.all([getTranslations('charts'), getLocale()]);
  return calendarOf(
    { range, buckets: eachBucket(range, grain), isMonthly: grain === 'month' },
    {
      locale,
      festival: (key) => t(`festivals.${key}`),
      swapped: (holiday) => t('marks.swapped', { holiday }),
      peak: (festival) => t('marks.peak', { festival }),
      during: (festival) => t('marks.during', { festival }),
    },
  );
}

/** What lies on the days of a time chart: calendar and notes, for its picture, its legend and its table. */
export async function readMarks({ ctx, question }: Pick<WidgetProps, 'ctx' | 'question'>) {
  const [t, locale, calendar, { notes, place }] = await Promise.all([
    getTranslations('charts'),
    getLocale(),
    readCalendar(question),
    readNotes(ctx, question),
  ]);
  const buckets = eachBucket(question.range, question.grain);
  const written = notesByBucket(notes, buckets);
  const said = buckets.map((_, at) => [
    ...(calendar.marks[at] ?? []),
    ...(written[at] ?? []).map(({ text }) => `◆ ${text}`),
  ]);
  const kinds = new Set(calendar.bands.map(({ kind }) => kind));
  const legend: MarkLegend[] = (['holiday', 'workday', 'festival'] as const)
    .filter((kind) => kinds.has(kind))
    .map((kind) => ({ kind, label: t(`marks.${kind}`) }));
  if (notes.length > 0) legend.push({ kind: 'note', label: t('marks.note') });
  const unannounced = calendar.unannounced.map((year) => t('marks.unannounced', { year: String(year) }));
  return {
    bands: calendar.bands,
    legend,
    note: unannounced.length > 0 ? unannounced.join(' · ') : undefined,
    /** The points with what lies on each. */
    mark: (points: readonly ChartPoint[]): ChartPoint[] =>
      points.map((point, at) => ({ ...point, marks: said[at] ?? [] })),
    /** A last column of the table, only where something lies on some day. */
    column: said.some((one) => one.length > 0) ? [{ label: t('marks.column'), align: 'start' as const }] : [],
    cell: (at: number): string[] => {
      if (said.every((one) => one.length === 0)) return [];
      return [said[at]?.join(locale === 'en' ? '; ' : '；') ?? ''];
    },
    onChart: { notes, place, buckets, locale, today: ctx.scope.today },
  };
}
export type TimeMarks = Awaited<ReturnType<typeof readMarks>>;

/** Around the frame of a time chart: lets its lane, its tools and its days reach the notes. */
export function WithNotes({ marks, children }: { marks: TimeMarks; children: ReactNode }) {
  return (
    <ClientMessages namespaces={['charts']}>
      <ChartNotes {...marks.onChart}>{children}</ChartNotes>
    </ClientMessages>
  );
}
