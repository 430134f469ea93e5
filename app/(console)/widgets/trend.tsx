import { getLocale, getTranslations } from 'next-intl/server';
import { ChartFrame } from '@/components/charts/chart-frame';
import type { ChartTable } from '@/components/charts/chart-words';
import { ChartLegend } from '@/components/charts/legend';
import { LineChart } from '@/components/charts/line-chart';
import type { ChartPoint, ChartSeries } from '@/components/charts/series';
import { chartWords } from '@/components/metrics/chart-words';
import { MetricTip } from '@/components/metrics/metric-tip';
import { NoteLane } from '@/components/notes/note-lane';
import { NoteTool } from '@/components/notes/note-tool';
import type { Locale } from '@/lib/i18n/locale';
import { formatDay, formatMoney, missing, roundTick } from '@/lib/i18n/number-format';
import { listSalesSeries, type SalesPoint } from '@/lib/metrics/queries/sales';
import { rangeWords } from '@/lib/metrics/range-words';
import { netFen } from '@/lib/metrics/sales-figures';
import { fenToReal } from '@/lib/money';
import { asDay, bucketStart, eachBucket } from '@/lib/time';
import { readScopeName } from './reads';
import { readMarks, type TimeMarks, WithNotes } from './time-marks';
import { failIfAsked, type WidgetProps } from './widget-question';

const valuesBy = (points: readonly SalesPoint[]) =>
  new Map(points.map((point) => [point.key, fenToReal(netFen(point.figures))]));

type Drawn = {
  question: WidgetProps['question'];
  now: readonly SalesPoint[];
  was: readonly SalesPoint[];
  locale: Locale;
  names: { now: string; was: string };
};

/** Points of the range; the n-th bucket of the base lies under the n-th of the range. */
function drawn({ question: { range, base, grain }, now, was, locale, names }: Drawn) {
  const buckets = eachBucket(range, grain);
  const baseBuckets = eachBucket(base, grain);
  const nowBy = valuesBy(now);
  const wasBy = valuesBy(was);
  const both: ChartSeries[] = [
    { key: 'now', label: names.now, values: buckets.map(({ from }) => nowBy.get(from) ?? null) },
    {
      ...{ key: 'was', label: names.was, tone: 'previous' },
      values: buckets.map((_, at) => wasBy.get(baseBuckets[at]?.from ?? '') ?? null),
    },
  ];
  return {
    points: buckets.map(({ from }) => ({
      key: from,
      label: grain === 'month' ? from.slice(0, 7) : from.slice(5),
      title: formatDay(from, locale),
    })),
    // A base without any data has no line, and no name that points at nothing.
    series: both.filter((one) => one.key === 'now' || one.values.some((value) => value !== null)),
  };
}

const moneyWords = (locale: Locale) => ({
  money: (value: number) =>
    value === 0 ? '0' : roundTick(formatMoney(Math.round(value), locale, { compact: true })),
  exact: (value: number) => formatMoney(Math.round(value), locale),
});

type Twin = {
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
  marks: TimeMarks;
  heads: { grain: string; now: string; was: string };
  exact: (value: number) => string;
};

/** The numbers of the picture row by row, with what lies on each day. */
function twinOf({ points, series, marks, heads, exact }: Twin): ChartTable {
  return {
    columns: [
      { label: heads.grain },
      { label: heads.now, align: 'end' },
      ...(series.length > 1 ? [{ label: heads.was, align: 'end' as const }] : []),
      ...marks.column,
    ],
    rows: points.map((point, at) => [
      point.title ?? point.label,
      ...series.map((one) => {
        const value = one.values[at] ?? null;
        return value === null ? missing : exact(value);
      }),
      ...marks.cell(at),
    ]),
  };
}

/** Net sales by day, week or month, and the compared range beneath it; a bucket without rows is a gap. */
export async function Trend({ ctx, question, params }: WidgetProps) {
  failIfAsked(params, 'trend');
  const { node, range, base, grain, comparison } = question;
  const ask = (days: typeof range) => listSalesSeries(ctx, { node, range: days, grain, withBuyers: false });
  const [t, m, locale, words, now, was, marks, scope] = await Promise.all([
    getTranslations('overview'),
    getTranslations('metrics'),
    getLocale(),
    chartWords(),
    ask(range),
    ask(base),
    readMarks({ ctx, question }),
    readScopeName(ctx, question),
  ]);
  const names = { now: t('trend.now'), was: m(`comparison.${comparison}`) };
  const { points: bare, series } = drawn({ question, now, was, locale, names });
  const points = marks.mark(bare);
  const title = t('trend.title', { grain: t(`grain.${grain}`) });
  const provisional = points.findIndex((point) => point.key >= bucketStart(asDay(ctx.scope.today), grain));
  const { money, exact } = moneyWords(locale);
  return (
    <WithNotes marks={marks}>
      <ChartFrame
        title={title}
        info={<MetricTip metric="net_sales" />}
        filters={`${scope} · ${t('ranges', { range: rangeWords(range), base: rangeWords(base) })}`}
        note={marks.note}
        tools={<NoteTool />}
        words={words}
        legend={<ChartLegend series={series} marks={marks.legend} onlyNarrow />}
        instead={now.length === 0 ? { title: t('empty.title'), text: t('empty.text') } : undefined}
        table={twinOf({
          points,
          series,
          marks,
          heads: { grain: t(`grain.${grain}`), ...names },
          exact,
        })}
      >
        <LineChart
          label={title}
          points={points}
          series={series}
          format={money}
          exact={exact}
          hint={words.explore}
          height={240}
          bands={marks.bands}
          lane={<NoteLane />}
          provisionalFrom={provisional >= 0 ? provisional : undefined}
        />
      </ChartFrame>
    </WithNotes>
  );
}
