import { getLocale, getTranslations } from 'next-intl/server';
import { ChartFrame } from '@/components/charts/chart-frame';
import { PROVINCES } from '@/components/charts/province-grid';
import { TileMap, type TileValue } from '@/components/charts/tile-map';
import { chartWords } from '@/components/metrics/chart-words';
import { MetricTip } from '@/components/metrics/metric-tip';
import { formatCount, formatMoney, formatPercent, missing } from '@/lib/i18n/number-format';
import { listSalesByProvince, type ProvinceSales } from '@/lib/metrics/queries/sales';
import { rangeWords } from '@/lib/metrics/range-words';
import { netFen } from '@/lib/metrics/sales-figures';
import { fenToReal } from '@/lib/money';
import { readScopeName } from './reads';
import { failIfAsked, type WidgetProps } from './widget-question';

/** The list of the stores of a province: those cities, and the region and brand one looks at. */
function storesHref({ cities }: ProvinceSales, { node }: WidgetProps['question']): string {
  const query = new URLSearchParams(cities.toSorted().map((city) => ['f.city', city]));
  if (node.region) query.append('f.region', node.region);
  if (node.brand) query.append('f.brand', node.brand);
  return `/stores?${query}`;
}

const shareOf = (part: bigint, total: bigint): string =>
  total > 0n ? formatPercent((part * 10_000n) / total) : missing;

const rankedOf = (rows: readonly ProvinceSales[]) =>
  rows
    .map((row) => ({ ...row, net: netFen(row.figures) }))
    .toSorted((a, b) => (a.net > b.net ? -1 : a.net < b.net ? 1 : 0));

/** Where: net sales by the province of each store, as equal tiles. No outline of any country or province is drawn. */
export async function ProvinceMap({ ctx, question, params }: WidgetProps) {
  failIfAsked(params, 'provinces');
  const { node, range } = question;
  const [t, m, locale, words, scope, rows] = await Promise.all([
    getTranslations('charts'),
    getTranslations('charts.map'),
    getLocale(),
    chartWords(),
    readScopeName(ctx, question),
    listSalesByProvince(ctx, { node, range }),
  ]);
  const empty = await getTranslations('overview.empty');
  const nameOf = (code: string) => {
    const province = PROVINCES.find((one) => one.code === code);
    return province ? (locale === 'en' ? province.en : province.zh) : m('elsewhere');
  };
  const ranked = rankedOf(rows).map((row) => ({ ...row, name: nameOf(row.code) }));
  const total = ranked.reduce((sum, { net }) => sum + net, 0n);
  const short = (fen: bigint) => formatMoney(fen, locale, { compact: true });
  const tiles: Record<string, TileValue> = Object.fromEntries(
    ranked.map((row) => [
      row.code,
      { value: fenToReal(row.net), text: short(row.net), href: storesHref(row, question) },
    ]),
  );
  const [first] = ranked.filter(({ code }) => code !== '');
  const title = m('title', { province: first?.name ?? missing, amount: first ? short(first.net) : missing });
  return (
    <ChartFrame
      title={first ? title : m('label')}
      info={<MetricTip metric="net_sales" />}
      filters={`${scope} · ${rangeWords(range)}`}
      words={words}
      note={m('note')}
      instead={first ? undefined : { title: empty('title'), text: empty('text') }}
      table={{
        columns: [
          { label: m('province') },
          { label: m('net'), align: 'end' },
          { label: m('share'), align: 'end' },
          { label: m('stores'), align: 'end' },
        ],
        rows: ranked.map(({ name, net, stores }) => [
          name,
          formatMoney(net, locale),
          shareOf(net, total),
          formatCount(stores, locale),
        ]),
      }}
    >
      <TileMap
        label={m('label')}
        tiles={tiles}
        locale={locale}
        legend={{ low: t('low'), high: t('high'), none: m('none') }}
      />
    </ChartFrame>
  );
}
