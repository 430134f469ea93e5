import { getLocale, getTranslations } from 'next-intl/server';
import { HomeCard, HomeEmpty } from '@/components/home/home-card';
import { ChangeMark } from '@/components/metrics/change-mark';
import { DataStamp } from '@/components/metrics/data-stamp';
import { MetricTip } from '@/components/metrics/metric-tip';
import { Stat } from '@/components/ui/stat';
import { reach } from '@/lib/auth/scope';
import { formatMoney } from '@/lib/i18n/number-format';
import { parseDashboard } from '@/lib/metrics/dashboard-question';
import { netFen } from '@/lib/metrics/sales-figures';
import { asDay } from '@/lib/time';
import { openNode } from '../open-node';
import { readSales } from '../reads';
import { Target } from '../target';
import { failIfAsked } from '../widget-question';
import type { HomeCardProps } from './home-question';

/** The latest complete day and the month so far of the reader's stores, against the month's target. */
export async function StoreSales({ ctx, params }: HomeCardProps) {
  failIfAsked(params, 'sales');
  const [t, m, locale] = await Promise.all([
    getTranslations('home'),
    getTranslations('metrics'),
    getLocale(),
  ]);
  const { question: month, anchor, complete } = await openNode(ctx, { params: {}, node: {} });
  const day = { ...parseDashboard({ range: 'yesterday' }, anchor), node: {} };
  const [ofDay, ofMonth] = await Promise.all([readSales(ctx, day), readSales(ctx, month)]);
  const reached = reach(ctx.scope, 'overview:read');
  const [only, another] = reached === 'all' ? [] : reached;
  const href = only?.storeId && !another ? `/stores/${only.storeId}` : '/overview';
  const stat = (label: string, { figures, before }: typeof ofDay, comparison: typeof day.comparison) => {
    const net = figures && netFen(figures);
    return (
      <Stat
        label={label}
        info={<MetricTip metric="net_sales" />}
        value={formatMoney(net, locale, { compact: true })}
        exact={formatMoney(net, locale)}
        delta={
          <ChangeMark
            {...{ unit: 'fen', after: net, before: before && netFen(before), locale, polarity: 'up' }}
            label={m(`comparison.${comparison}`)}
          />
        }
        sub={figures ? t('sales.orders', { orders: figures.orders }) : undefined}
      />
    );
  };
  const isEmpty = !ofDay.figures && !ofMonth.figures;
  return (
    <HomeCard
      title={t('cards.sales')}
      note={<DataStamp completeTo={complete.completeTo} today={asDay(ctx.scope.today)} />}
      link={{ href, label: t('sales.open') }}
    >
      {isEmpty ? (
        <HomeEmpty>{t('sales.noneCause')}</HomeEmpty>
      ) : (
        <div className="grid grid-cols-2 gap-x-6 gap-y-4 pt-1">
          {stat(t('sales.latest', { day: day.range.to.slice(5) }), ofDay, day.comparison)}
          {stat(t('sales.month'), ofMonth, month.comparison)}
          <Target {...{ ctx, question: month }} className="col-span-full border-t pt-4" />
        </div>
      )}
    </HomeCard>
  );
}
