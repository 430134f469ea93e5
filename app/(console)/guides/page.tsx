import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/components/data-table/table-state';
import { guideTableRules } from '@/components/guides/guide-columns';
import { GuideList, GuideListActions } from '@/components/guides/guide-list';
import { PageHeader } from '@/components/ui/page-header';
import { ViewTabs } from '@/components/views/view-tabs';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { listGuideStores } from '@/lib/guides/queries/list-assignable-stores';
import { countGuides, listGuides } from '@/lib/guides/queries/list-guides';
import { listRegionTree } from '@/lib/organization/queries';
import { treeOrder } from '@/lib/organization/region-order';
import { openList } from '../lists/open-list';
import { peekedGuide } from './guide-peek';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guides'))('title') };
}

export default async function GuidesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requirePage('guides:read');
  const { state, views } = await openList(ctx, { list: 'guides', searchParams, rules: guideTableRules });
  const { filters, search, sort, cursor } = state;
  const [t, page, total, stores, regions] = await Promise.all([
    getTranslations('guides'),
    listGuides(ctx, {
      ...{ search, sort, cursor, stores: filters.store, regions: filters.region },
      ...{ roles: filters.role, statuses: filters.status },
    }),
    countGuides(ctx),
    listGuideStores(ctx),
    listRegionTree(ctx),
  ]);
  const rights = {
    canWrite: holds(ctx.scope, 'guides:write'),
    canImport: holds(ctx.scope, 'imports:write'),
    canExport: holds(ctx.scope, 'reports:export'),
  };
  return (
    <>
      <PageHeader
        isList
        title={t('title')}
        note={t('note')}
        actions={total > 0 && <GuideListActions rights={rights} />}
      />
      <GuideList
        {...{ state, page, total, stores, rights, today: ctx.scope.today }}
        views={<ViewTabs {...views} />}
        peek={peekedGuide(ctx, await searchParams)}
        regions={treeOrder(regions).map(({ code, name, level }) => ({ code, name, level }))}
      />
    </>
  );
}
