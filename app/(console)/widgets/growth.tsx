import { getLocale, getTranslations } from 'next-intl/server';
import { BarChart } from '@/components/charts/bar-chart';
import { ChartFrame } from '@/components/charts/chart-frame';
import { ChartLegend } from '@/components/charts/legend';
import { AreaChart } from '@/components/charts/line-chart';
import type { ChartSeries } from '@/components/charts/series';
import { chartWords } from '@/components/metrics/chart-words';
import { MetricTip } from '@/components/metrics/metric-tip';
import { NoteLane } from '@/components/notes/note-lane';
import { NoteTool } from '@/components/notes/note-tool';
import { formatCount, formatDay, roundTick } from '@/lib/i18n/number-format';
import { gainedOf, lostOf, netOf } from '@/lib/metrics/balance';
import { rangeWords } from '@/lib/metrics/range-words';
import { readAssetSeries, readScopeName } from './reads';
import { readMarks, WithNotes } from './time-marks';
import { failIfAsked, type WidgetProps } from './widget-question';

async function seriesOf({ ctx, question }: WidgetProps) {
  const [t, m, locale, words, sheets, marks, scope] = await Promise.all([
    getTranslations('overview'),
    getTranslations('metrics'),
    getLocale(),
    chartWords(),
    readAssetSeries(ctx, question),
    readMarks({ ctx, question }),
    readScopeName(ctx, question),
  ]);
  const starts = sheets[0]?.balances ?? [];
  const points = marks.mark(
    starts.map(({ from }) => ({ key: from, label: from.slice(5), title: formatDay(from, locale) })),
  );
  const filters = `${scope} · ${rangeWords(question.range)}`;
  const count = (value: number) => formatCount(Math.round(value), locale, { compact: true });
  const exact = (value: number) => formatCount(Math.round(value), locale);
  return { t, m, locale, words, sheets, points, count, exact, marks, filters };
}

/** Stock: how many members can be reached, and how many more can be identified, at the end of each day, week or month. */
export async function StockChart(props: WidgetProps) {
  failIfAsked(props.params, 'stock');
  const { t, m, words, sheets, points, count, exact, marks, filters } = await seriesOf(props);
  const identifiable = sheets.find(({ line }) => line === 'identifiable')?.balances ?? [];
  const reachable = sheets.find(({ line }) => line === 'reachable')?.balances ?? [];
  const series: ChartSeries[] = [
    { key: 'reachable', label: m('dictionary.reachable.name'), values: reachable.map((one) => one.closing) },
    {
      key: 'beyond',
      label: t('growth.onlyIdentifiable'),
      values: identifiable.map((one, at) => one.closing - (reachable[at]?.closing ?? 0)),
    },
  ];
  const last = identifiable.at(-1)?.closing ?? 0;
  const title = t('growth.stock', { count: count(last) });
  return (
    <WithNotes marks={marks}>
      <ChartFrame
        title={title}
        info={<MetricTip metric="identifiable" />}
        filters={filters}
        note={marks.note}
        tools={<NoteTool />}
        words={words}
        legend={<ChartLegend series={series} marks={marks.legend} onlyNarrow />}
        instead={last === 0 ? { title: t('empty.title'), text: t('empty.people') } : undefined}
        table={{
          columns: [
            { label: t(`grain.${props.question.grain}`) },
            { label: m('dictionary.identifiable.name'), align: 'end' },
            { label: m('dictionary.reachable.name'), align: 'end' },
            ...marks.column,
          ],
          rows: points.map((point, at) => [
            point.title ?? point.label,
            exact(identifiable[at]?.closing ?? 0),
            exact(reachable[at]?.closing ?? 0),
            ...marks.cell(at),
          ]),
        }}
      >
        <AreaChart
          label={title}
          points={points}
          series={series}
          format={(value) => roundTick(count(value))}
          exact={exact}
          hint={words.explore}
          bands={marks.bands}
          lane={<NoteLane />}
        />
      </ChartFrame>
    </WithNotes>
  );
}

/** Net growth of identifiable members: gained above zero, lost below, the net as a dot. */
export async function NetChart(props: WidgetProps) {
  failIfAsked(props.params, 'net');
  const { t, words, sheets, points, count, exact, locale, marks, filters } = await seriesOf(props);
  const balances = sheets.find(({ line }) => line === 'identifiable')?.balances ?? [];
  const series: ChartSeries[] = [
    { key: 'gained', label: t('growth.gained'), values: balances.map(gainedOf), color: 1 },
    { key: 'lost', label: t('growth.lost'), values: balances.map((one) => -lostOf(one)), color: 2 },
  ];
  const net: ChartSeries = { key: 'net', label: t('growth.net'), values: balances.map(netOf) };
  const total = balances.reduce((sum, one) => sum + netOf(one), 0);
  const title = t('growth.netTitle', { net: formatCount(total, locale, { signed: true }) });
  const isEmpty = balances.every((one) => one.movements.length === 0);
  return (
    <WithNotes marks={marks}>
      <ChartFrame
        title={title}
        info={<MetricTip metric="identifiable" />}
        filters={filters}
        note={marks.note}
        tools={<NoteTool />}
        words={words}
        legend={<ChartLegend series={series} dot={net.label} marks={marks.legend} />}
        instead={isEmpty ? { title: t('empty.title'), text: t('empty.still') } : undefined}
        table={{
          columns: [
            { label: t(`grain.${props.question.grain}`) },
            { label: t('growth.gained'), align: 'end' },
            { label: t('growth.lost'), align: 'end' },
            { label: t('growth.net'), align: 'end' },
            ...marks.column,
          ],
          rows: points.map((point, at) => {
            const one = balances[at];
            return one
              ? [
                  point.title ?? point.label,
                  exact(gainedOf(one)),
                  exact(-lostOf(one)),
                  formatCount(netOf(one), locale, { signed: true }),
                  ...marks.cell(at),
                ]
              : [point.title ?? point.label, '—', '—', '—', ...marks.cell(at)];
          }),
        }}
      >
        <BarChart
          label={title}
          points={points}
          series={series}
          net={net}
          format={(value) => roundTick(count(value))}
          exact={exact}
          hint={words.explore}
          bands={marks.bands}
          lane={<NoteLane isSlotted />}
        />
      </ChartFrame>
    </WithNotes>
  );
}
