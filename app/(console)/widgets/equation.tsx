import { getLocale, getTranslations } from 'next-intl/server';
import { ChartFrame } from '@/components/charts/chart-frame';
import { EquationTree } from '@/components/charts/equation-tree';
import { chartWords } from '@/components/metrics/chart-words';
import { equationNode } from '@/components/metrics/equation-node';
import { MetricTip } from '@/components/metrics/metric-tip';
import { formatDelta, formatMoney, missing } from '@/lib/i18n/number-format';
import { changeOf } from '@/lib/metrics/comparison';
import { equationRows } from '@/lib/metrics/equation-rows';
import { rangeWords } from '@/lib/metrics/range-words';
import { netFen } from '@/lib/metrics/sales-figures';
import { readEquation, readSales } from './reads';
import { failIfAsked, type WidgetProps } from './widget-question';

/** Why: the equation, each factor with what it contributed, and the proof that they sum. */
export async function Equation({ ctx, question, params }: WidgetProps) {
  failIfAsked(params, 'equation');
  const [t, m, locale, words, sales, { explained, change }] = await Promise.all([
    getTranslations('overview'),
    getTranslations('metrics'),
    getLocale(),
    chartWords(),
    readSales(ctx, question),
    readEquation(ctx, question),
  ]);
  const { explanation } = explained;
  const rows = equationRows(explanation, change);
  const signed = (fen: bigint) => formatMoney(fen, locale, { compact: true, signed: true });
  const exact = (fen: bigint) => formatMoney(fen, locale, { signed: true });
  const largest = rows.reduce((max, row) => {
    const size = row.contributionFen < 0n ? -row.contributionFen : row.contributionFen;
    return size > max ? size : max;
  }, 1n);
  const factors = rows.map((row, at) =>
    equationNode(row, {
      locale,
      largest,
      isFirst: at === 0,
      name: (key) => m(`factor.${key}`),
      word: (key) => m(`equation.${key}`),
    }),
  );
  const net = sales.figures && netFen(sales.figures);
  const moved = changeOf(sales.before && netFen(sales.before), net);
  const start = explanation.startsAt;
  const note =
    start === 'buyers'
      ? m('equation.startsAtBuyers')
      : start === 'orders'
        ? m('equation.startsAtOrders')
        : start === 'gross'
          ? m('equation.startsAtGross')
          : start === 'mixed'
            ? m('equation.mixed')
            : explanation.kind === 'factors'
              ? undefined
              : m(`equation.${explanation.kind}`);
  const title = t('equation.title', {
    base: m(`comparison.${question.comparison}`),
    amount: signed(explanation.deltaNetFen),
  });
  return (
    <ChartFrame
      title={title}
      info={<MetricTip metric="net_sales" />}
      filters={t('ranges', { range: rangeWords(question.range), base: rangeWords(question.base) })}
      words={words}
      png={false}
      note={note}
      table={{
        columns: [
          { label: t('equation.factor') },
          { label: t('equation.before'), align: 'end' },
          { label: t('equation.after'), align: 'end' },
          { label: t('equation.contribution'), align: 'end' },
        ],
        rows: rows.map((row, at) => [
          m(`factor.${row.key}`),
          factors[at]?.before ?? missing,
          factors[at]?.node.value ?? missing,
          exact(row.contributionFen),
        ]),
      }}
    >
      <EquationTree
        label={title}
        root={{
          key: 'net',
          label: m('dictionary.net_sales.name'),
          value: formatMoney(net, locale, { compact: true }),
          change: moved.kind === 'percent' ? formatDelta(moved.bps) : missing,
          delta: signed(explanation.deltaNetFen),
          tone: explanation.deltaNetFen > 0n ? 'good' : explanation.deltaNetFen < 0n ? 'bad' : 'flat',
        }}
        factors={factors.map(({ node }) => node)}
        sum={t('equation.sum', {
          parts: rows.map((row) => exact(row.contributionFen)).join(' '),
          total: exact(explanation.deltaNetFen),
        })}
      />
    </ChartFrame>
  );
}
