import { getLocale, getTranslations } from 'next-intl/server';
import { ChartFrame } from '@/components/charts/chart-frame';
import { EquationTree } from '@/components/charts/equation-tree';
import { chartWords } from '@/components/metrics/chart-words';
import { equationNode } from '@/components/metrics/equation-node';
import { MetricTip } from '@/components/metrics/metric-tip';
import { Widget } from '@/components/metrics/widget-frame';
import { formatDelta, formatMoney, missing } from '@/lib/i18n/number-format';
import { changeOf } from '@/lib/metrics/comparison';
import { type EquationRow, equationRows } from '@/lib/metrics/equation-rows';
import { rangeWords } from '@/lib/metrics/range-words';
import type { SalesExplanation } from '@/lib/metrics/sales-equation';
import { netFen } from '@/lib/metrics/sales-figures';
import { LikeForLike } from './like-for-like';
import { readEquation, readSales } from './reads';
import { failIfAsked, type WidgetProps } from './widget-question';

/** Where the equation begins, when it is not at the visitors; why there is none. */
function noteOf({ startsAt, kind }: SalesExplanation) {
  if (kind !== 'factors') return kind;
  if (startsAt === 'buyers') return 'startsAtBuyers';
  if (startsAt === 'orders') return 'startsAtOrders';
  if (startsAt === 'gross') return 'startsAtGross';
  return startsAt === 'mixed' ? 'mixed' : null;
}

const largestOf = (rows: readonly EquationRow[]): bigint =>
  rows.reduce((max, { contributionFen: fen }) => {
    const size = fen < 0n ? -fen : fen;
    return size > max ? size : max;
  }, 1n);

async function wordsOfNote(explanation: SalesExplanation): Promise<string | null> {
  const m = await getTranslations('metrics.equation');
  const key = noteOf(explanation);
  return key && m(key);
}

function changeWords(before: bigint | null, after: bigint | null): string {
  const change = changeOf(before, after);
  return change.kind === 'percent' ? formatDelta(change.bps) : missing;
}

async function twinColumns() {
  const t = await getTranslations('overview.equation');
  return [
    { label: t('factor') },
    ...[t('before'), t('after'), t('contribution')].map((label) => ({ label, align: 'end' as const })),
  ];
}

async function factorsOf(rows: readonly EquationRow[]) {
  const [m, locale] = await Promise.all([getTranslations('metrics'), getLocale()]);
  return rows.map((row, at) =>
    equationNode(row, {
      ...{ locale, largest: largestOf(rows), isFirst: at === 0 },
      name: (key) => m(`factor.${key}`),
      word: (key) => m(`equation.${key}`),
    }),
  );
}

/**
 * The room the equation will take, for the cell it streams into: its factors stand one below the other
 * until the card is wide enough for columns, and then it is half as high.
 */
export const equationRoom =
  '@container *:aria-busy:min-h-159 md:*:aria-busy:min-h-138 @min-[714px]:*:aria-busy:min-h-76';
/** The same where stores are compared below it. */
export const nodeEquationRoom =
  '@container *:aria-busy:min-h-183 md:*:aria-busy:min-h-155 @min-[714px]:*:aria-busy:min-h-93';

/** A single store has nothing to be compared within. */
async function Alike({ ctx, question }: Pick<WidgetProps, 'ctx' | 'question'>) {
  if (question.node.storeId || question.node.store) return null;
  const t = await getTranslations('overview.part');
  return (
    <Widget name={t('alike')} className="min-h-16" lines={0}>
      <LikeForLike {...{ ctx, question }} />
    </Widget>
  );
}

/** Why: the equation, each factor with what it contributed, the proof that they sum, and the stores that can be compared. */
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
  const noteWords = await wordsOfNote(explanation);
  const rows = equationRows(explanation, change);
  const signed = (fen: bigint) => formatMoney(fen, locale, { compact: true, signed: true });
  const exact = (fen: bigint) => formatMoney(fen, locale, { signed: true });
  const factors = await factorsOf(rows);
  const net = sales.figures && netFen(sales.figures);
  const title = sales.before
    ? t('equation.title', {
        base: m(`comparison.${question.comparison}`),
        amount: signed(explanation.deltaNetFen),
      })
    : t('equation.noBase', { amount: formatMoney(net, locale, { compact: true }) });
  return (
    <ChartFrame
      title={title}
      info={<MetricTip metric="net_sales" />}
      filters={t('ranges', { range: rangeWords(question.range), base: rangeWords(question.base) })}
      words={words}
      png={false}
      note={noteWords}
      table={{
        columns: await twinColumns(),
        rows: rows.map((row, at) => [
          m(`factor.${row.key}`),
          factors[at]?.before ?? missing,
          factors[at]?.node.value ?? missing,
          exact(row.contributionFen),
        ]),
      }}
    >
      <EquationTree
        root={{
          key: 'net',
          label: m('dictionary.net_sales.name'),
          value: formatMoney(net, locale, { compact: true }),
          change: changeWords(sales.before && netFen(sales.before), net),
          delta: signed(explanation.deltaNetFen),
          tone: explanation.deltaNetFen > 0n ? 'good' : explanation.deltaNetFen < 0n ? 'bad' : 'flat',
        }}
        factors={factors.map(({ node }) => node)}
        sum={t('equation.sum', {
          parts: rows.map((row) => exact(row.contributionFen)).join(' '),
          total: exact(explanation.deltaNetFen),
        })}
      />
      <Alike {...{ ctx, question }} />
    </ChartFrame>
  );
}
