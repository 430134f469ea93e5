import { getTranslations } from 'next-intl/server';
import { Widget } from '@/components/metrics/widget-frame';
import { requirePage } from '@/lib/auth/context';
import type { SearchParams } from '@/lib/metrics/dashboard-question';
import { AssetTable } from '../../../widgets/asset-table';
import { Filters } from '../../../widgets/filters';
import { NetChart, StockChart } from '../../../widgets/growth';
import { openNode } from '../../../widgets/open-node';

type StoreAssetsPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function StoreAssetsPage(page: StoreAssetsPageProps) {
  const ctx = await requirePage('overview:read');
  const [{ id }, params, t] = await Promise.all([
    page.params,
    page.searchParams,
    getTranslations('overview'),
  ]);
  const { question, anchor } = await openNode(ctx, { params, node: { storeId: id } });
  const props = { ctx, question, params, path: `/stores/${id}/assets` };
  return (
    <>
      <Filters {...props} anchor={anchor} hasScope={false} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Widget name={t('part.stock')} className="min-h-94" lines={6}>
          <StockChart {...props} />
        </Widget>
        <Widget name={t('part.net')} className="min-h-94" lines={6}>
          <NetChart {...props} />
        </Widget>
        <Widget name={t('part.people')} className="min-h-120 lg:col-span-2" lines={12}>
          <AssetTable {...props} />
        </Widget>
      </div>
    </>
  );
}
