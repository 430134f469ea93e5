import { getLocale, getTranslations } from 'next-intl/server';
import { ExportButton } from '@/components/exports/export-button';
import { OrdersTable } from '@/components/metrics/orders-table';
import { ButtonLink } from '@/components/ui/button-link';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { formatCount } from '@/lib/i18n/number-format';
import { dashboardHref, type SearchParams } from '@/lib/metrics/dashboard-question';
import { getSales } from '@/lib/metrics/queries/sales';
import { rangeWords } from '@/lib/metrics/range-words';
import { listStoreOrders } from '@/lib/orders/queries/list-store-orders';
import { Filters } from '../../../widgets/filters';
import { openNode } from '../../../widgets/open-node';

type StoreOrdersPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function StoreOrdersPage(page: StoreOrdersPageProps) {
  const ctx = await requirePage('orders:read');
  const [{ id }, params] = await Promise.all([page.params, page.searchParams]);
  const { question, anchor } = await openNode(ctx, { params, node: { storeId: id } });
  const { node, range } = question;
  const cursor = typeof params.cursor === 'string' ? params.cursor.slice(0, 400) : undefined;
  const [t, locale, { figures }, { rows, next }] = await Promise.all([
    getTranslations('overview'),
    getLocale(),
    getSales(ctx, { node, range }),
    listStoreOrders(ctx, { storeId: id, range, cursor }),
  ]);
  const path = `/stores/${id}/orders`;
  const here = dashboardHref(path, { params, change: {} });
  const title = t('store.orders', { count: formatCount(figures?.orders ?? 0, locale) });
  return (
    <section className="grid gap-3">
      <Filters {...{ ctx, question, params }} anchor={anchor} hasScope={false} />
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <div>
          <h2 className="text-h2">{title}</h2>
          <p className="text-small text-ink-3 tabular-nums">{rangeWords(range)}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {holds(ctx.scope, 'reports:export') && (
            <ExportButton list="orders" query={`store=${id}&from=${range.from}&to=${range.to}`} />
          )}
          <ButtonLink href={dashboardHref(`/stores/${id}`, { params, change: {} })}>
            {t('store.back')}
          </ButtonLink>
        </div>
      </div>
      <OrdersTable rows={rows} caption={title} timeZone={ctx.scope.timeZone} />
      {next ? (
        <ButtonLink href={`${here}${here.includes('?') ? '&' : '?'}cursor=${next}`} className="w-fit">
          {t('store.more')}
        </ButtonLink>
      ) : null}
    </section>
  );
}
