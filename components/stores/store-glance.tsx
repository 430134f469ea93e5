import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Sparkline } from '@/components/charts/sparkline';
import { ChangeMark } from '@/components/metrics/change-mark';
import { ProgressBullet } from '@/components/targets/progress-bullet';
import { ButtonLink } from '@/components/ui/button-link';
import { Stat } from '@/components/ui/stat';
import type { Locale } from '@/lib/i18n/locale';
import { formatCount, formatMoney, formatPercent } from '@/lib/i18n/number-format';
import { rangeWords } from '@/lib/metrics/range-words';
import { aovFen, netFen, type SalesFigures } from '@/lib/metrics/sales-figures';
import { fenToReal } from '@/lib/money';
import { findCityByCode } from '@/lib/organization/cities';
import type { OpeningHours } from '@/lib/stores/input';
import type { StoreStatus } from '@/lib/stores/store-status';
import type { Progress } from '@/lib/targets/progress';
import type { DayRange } from '@/lib/time';
import { StatusMark } from './status-mark';
import { hoursToday } from './store-header';

type Trade = {
  range: DayRange;
  figures: SalesFigures | null;
  before: SalesFigures | null;
  days: (SalesFigures | null)[];
};
type StoreGlanceProps = {
  store: {
    id: string;
    code: string;
    status: StoreStatus;
    format: string | null;
    cityCode: string | null;
    address: string | null;
    openedOn: string | null;
    managerName: string | null;
    openingHours: OpeningHours | null;
    brand: { name: string };
    regionNames: string[];
  };
  /** Null for who may not see figures, and before the first day. */
  trade: Trade | null;
  progress: Progress | null;
  /** `2026-11`, the month of the progress. */
  month: string;
  today: string;
  locale: Locale;
};

/** A store at a glance: how it trades, where it stands against its target, and what it is. */
export async function StoreGlance(props: StoreGlanceProps) {
  const { store, trade, progress, locale } = props;
  const t = await getTranslations('stores.glance');
  return (
    <div className="grid gap-5">
      <p className="flex flex-wrap items-center gap-2 text-small text-ink-2">
        <StatusMark status={store.status} />
        <span>{store.code}</span>
      </p>
      {trade ? <TradeLines trade={trade} locale={locale} /> : null}
      {progress ? (
        <section className="grid gap-1.5">
          <h3 className="font-medium text-small text-ink-2">{t('target', { month: props.month })}</h3>
          <ProgressBullet progress={progress} />
          <p className="text-small tabular-nums">
            {t('achieved', {
              achieved: formatPercent(progress.achievedBps),
              due: formatPercent(progress.dueBps),
            })}
          </p>
        </section>
      ) : null}
      <Facts {...props} />
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={`/stores/${store.id}`} variant="primary">
          {t('open')}
        </ButtonLink>
        <ButtonLink href={`/stores/${store.id}/guides`}>{t('guides')}</ButtonLink>
        <ButtonLink href={`/stores/${store.id}/settings`}>{t('settings')}</ButtonLink>
      </div>
    </div>
  );
}

async function TradeLines({ trade, locale }: { trade: Trade; locale: Locale }) {
  const { figures, before, days, range } = trade;
  const [t, m] = await Promise.all([getTranslations('stores.glance'), getTranslations('metrics')]);
  const net = figures && netFen(figures);
  const orders = (of: SalesFigures | null) => (of ? BigInt(of.orders) : null);
  const mark = (unit: 'fen' | 'count', after: bigint | null, was: bigint | null) => (
    <ChangeMark {...{ unit, after, before: was, locale }} polarity="up" label={t('before')} />
  );
  return (
    <section className="grid gap-3">
      <h3 className="font-medium text-small text-ink-2">{t('trade', { range: rangeWords(range) })}</h3>
      <div className="grid grid-cols-3 gap-4 tabular-nums">
        <Stat
          label={m('dictionary.net_sales.name')}
          value={formatMoney(net, locale, { compact: true })}
          delta={mark('fen', net, before && netFen(before))}
        />
        <Stat
          label={m('dictionary.orders.name')}
          value={formatCount(figures?.orders, locale, { compact: true })}
          delta={mark('count', orders(figures), orders(before))}
        />
        <Stat
          label={m('dictionary.aov.name')}
          value={formatMoney(figures && aovFen(figures), locale)}
          delta={mark('fen', figures && aovFen(figures), before && aovFen(before))}
        />
      </div>
      <Sparkline
        width={400}
        height={56}
        values={days.map((day) => day && fenToReal(netFen(day)))}
        label={t('trend', { range: rangeWords(range) })}
      />
    </section>
  );
}

async function Facts({ store, today }: StoreGlanceProps) {
  const [t, c] = await Promise.all([getTranslations('stores.glance'), getTranslations('stores.columns')]);
  const lines: [string, ReactNode][] = [
    [c('brand'), store.brand.name],
    [c('region'), store.regionNames.slice(1).join(' / ') || store.regionNames[0]],
    [c('city'), store.cityCode && (findCityByCode(store.cityCode)?.name ?? store.cityCode)],
    [t('address'), store.address],
    [t('hours'), await hoursToday(store.openingHours, today)],
    [c('format'), store.format],
    [c('opened'), store.openedOn],
    [c('manager'), store.managerName],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-t pt-4">
      {lines.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-ink-2">{label}</dt>
          <dd className="min-w-0 break-words">{value || <span className="text-ink-3">—</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
