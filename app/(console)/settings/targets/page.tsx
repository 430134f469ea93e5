import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { TargetActions, TargetScreen } from '@/components/targets/target-screen';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import type { SearchParams } from '@/lib/metrics/dashboard-question';
import { listRegionTree } from '@/lib/organization/queries';
import { listTargetBatches } from '@/lib/targets/queries/list-batches';
import { listRegionMonths } from '@/lib/targets/queries/region-months';
import { listStoreProgress } from '@/lib/targets/queries/store-progress';
import { pageWays, targetHref } from '@/lib/targets/target-period';
import { coverageOf, pageAfter, pathTo, sortedBy, withProgress } from '@/lib/targets/target-rows';
import { openTargetMonth } from './open-month';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('targets'))('title') };
}

export default async function TargetsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requirePage('targets:read');
  const [t, opened] = await Promise.all([
    getTranslations('targets'),
    openTargetMonth(ctx, await searchParams),
  ]);
  if (!opened) notFound();
  const { asked, found } = opened;
  const { month, through, region, sort } = asked;
  const { rows, ...place } = pageAfter(sortedBy(found.stores, sort), asked);
  const [regions, tree, progress, batches] = await Promise.all([
    listRegionMonths(ctx, { node: { region }, month, through }),
    listRegionTree(ctx),
    listStoreProgress(ctx, { storeIds: rows.map(({ storeId }) => storeId), month, through }),
    listTargetBatches(ctx, { limit: 20 }),
  ]);
  const canWrite = holds(ctx.scope, 'targets:write');
  const rights = { canWrite, canImport: canWrite && holds(ctx.scope, 'imports:write') };
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={<TargetActions {...{ rights, month, region }} />}
      />
      <TargetScreen
        {...{ month, through, region, rights, batches, ...coverageOf(found.stores) }}
        progress={found.progress}
        path={pathTo(tree, { code: region, whole: t('whole') })}
        regions={regions.map(({ stores, ...row }) => ({
          ...{ ...row, ...coverageOf(stores), href: targetHref({ month, region: row.code }) },
        }))}
        page={{ rows: withProgress(rows, progress), ...pageWays(asked, place) }}
      />
    </>
  );
}
