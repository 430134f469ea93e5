import { getLocale, getTranslations } from 'next-intl/server';
import { ChangeMark, type ChangeMarkProps } from '@/components/metrics/change-mark';
import { MetricTip } from '@/components/metrics/metric-tip';
import { Card } from '@/components/ui/card';
import { Stat } from '@/components/ui/stat';
import { formatCount, formatMoney, formatShare, missing } from '@/lib/i18n/number-format';
import { type MetricKey, metricEntry } from '@/lib/metrics/metric-dictionary';
import { aovFen, buyersOf, identifiedRate, netFen, type SalesFigures } from '@/lib/metrics/sales-figures';
import { readComplete, readSales } from './reads';
import { Target } from './target';
import { failIfAsked, type WidgetProps } from './widget-question';

const count = (value: number | null | undefined): bigint | null => (value == null ? null : BigInt(value));
const rateBps = (figures: SalesFigures | null): bigint | null => {
  const rate = figures && identifiedRate(figures);
  return rate?.kind === 'rate' ? rate.bps : null;
};

type Tile = {
  metric: MetricKey;
  value: string;
  exact?: string;
  unit: ChangeMarkProps['unit'];
  after: bigint | null;
  before: bigint | null;
  sub?: string;
};

type Both = { figures: SalesFigures | null; before: SalesFigures | null; isStrip?: boolean };

/** The figures beside net sales; visitors only in the strip. */
async function tilesOf({ figures, before, isStrip }: Both): Promise<Tile[]> {
  const [t, locale] = await Promise.all([getTranslations('overview'), getLocale()]);
  const whole = (value: number | null | undefined) => formatCount(value, locale, { compact: true });
  const unidentified =
    figures && figures.identifiedOrders !== null ? figures.orders - figures.identifiedOrders : null;
  const tiles: Tile[] = [
    {
      metric: 'orders',
      value: whole(figures?.orders),
      exact: formatCount(figures?.orders, locale),
      unit: 'count',
      after: count(figures?.orders),
      before: count(before?.orders),
    },
    {
      metric: 'buyers',
      value: whole(figures && buyersOf(figures)),
      exact: formatCount(figures && buyersOf(figures), locale),
      unit: 'count',
      after: count(figures && buyersOf(figures)),
      before: count(before && buyersOf(before)),
      sub: t('buyersApart', {
        known: whole(figures?.identifiedBuyers),
        unknown: whole(unidentified),
      }),
    },
    {
      metric: 'aov',
      value: formatMoney(figures && aovFen(figures), locale),
      unit: 'fen',
      after: figures && aovFen(figures),
      before: before && aovFen(before),
    },
    {
      metric: 'identified_order_rate',
      value: figures ? formatShare(figures.identifiedOrders, figures.orders) : missing,
      unit: 'bps',
      after: rateBps(figures),
      before: rateBps(before),
    },
  ];
  if (isStrip)
    tiles.push({
      metric: 'visitors',
      value: whole(figures?.visitors),
      exact: formatCount(figures?.visitors, locale),
      unit: 'count',
      after: count(figures?.visitors),
      before: count(before?.visitors),
    });
  return tiles;
}

const cardClass = {
  strip: 'grid grid-cols-2 content-start gap-x-6 gap-y-5 p-5 md:grid-cols-3 xl:grid-cols-6 max-md:p-4',
  large: 'grid content-start gap-4 p-5 max-md:p-4',
};

/** The room a strip will take, for the cell it streams into: two, three or six columns. */
export const stripRoom = 'min-h-113 md:min-h-84 xl:min-h-60';
/** The same of the large card. */
export const headlineRoom = 'min-h-108 md:min-h-87 xl:min-h-110';

/** Net sales in large and the figures beside it; as a strip, six of one size. */
export async function Headline({ ctx, question, params, isStrip }: WidgetProps & { isStrip?: boolean }) {
  failIfAsked(params, 'headline');
  const [t, m, locale, { figures, before }, complete] = await Promise.all([
    getTranslations('overview'),
    getTranslations('metrics'),
    getLocale(),
    readSales(ctx, question),
    readComplete(ctx, question),
  ]);
  const money = (fen: bigint | null | undefined) => formatMoney(fen, locale, { compact: true });
  const freshness = complete.completeTo ? t('completeTo', { day: complete.completeTo }) : undefined;
  const net = figures && netFen(figures);
  const tiles = await tilesOf({ figures, before, isStrip });
  const mark = (tile: Pick<Tile, 'metric' | 'unit' | 'after' | 'before'>, label?: string) => (
    <ChangeMark
      {...{ unit: tile.unit, after: tile.after, before: tile.before, locale }}
      polarity={metricEntry(tile.metric).polarity}
      label={label}
    />
  );
  return (
    <Card className={cardClass[isStrip ? 'strip' : 'large']}>
      <Stat
        size={isStrip ? 'md' : 'xl'}
        label={m('dictionary.net_sales.name')}
        info={<MetricTip metric="net_sales" freshness={freshness} />}
        value={money(net)}
        exact={formatMoney(net, locale)}
        delta={mark(
          { metric: 'net_sales', unit: 'fen', after: net, before: before && netFen(before) },
          m(`comparison.${question.comparison}`),
        )}
        sub={t('netParts', { gross: money(figures?.grossFen), refunds: money(figures?.refundsFen) })}
      />
      <Target {...{ ctx, question }} className={isStrip ? 'order-last col-span-full border-t pt-4' : ''} />
      <div
        className={
          isStrip
            ? 'contents'
            : 'grid grid-cols-2 gap-x-6 gap-y-4 border-t pt-4 md:grid-cols-4 xl:grid-cols-2'
        }
      >
        {tiles.map((tile) => (
          <Stat
            key={tile.metric}
            label={m(metricEntry(tile.metric).nameKey)}
            info={<MetricTip metric={tile.metric} freshness={freshness} />}
            value={tile.value}
            exact={tile.exact}
            delta={mark(tile)}
            sub={tile.sub}
          />
        ))}
      </div>
    </Card>
  );
}
