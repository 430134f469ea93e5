import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/components/data-table/table-state';
import { ClientMessages } from '@/components/layout/client-messages';
import { AsOf } from '@/components/organization/as-of';
import { OrgMoves } from '@/components/organization/org-moves';
import { OrganizationScreen } from '@/components/organization/organization-screen';
import { regionNodes } from '@/components/stores/store-choices';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { listRegionTree } from '@/lib/organization/queries';
import { readLists, readRegion } from './read-organization';
import { readQuestion } from './read-question';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organization'))('title') };
}

export default async function OrganizationPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requirePage('stores:read');
  const { today } = ctx.scope;
  const question = readQuestion(await searchParams, today);
  const [t, regions] = await Promise.all([getTranslations('organization'), listRegionTree(ctx)]);
  const canWrite = holds(ctx.scope, 'organization:write');
  const [{ tree, detail }, lists] = await Promise.all([
    readRegion(ctx, { regions, question }),
    readLists(ctx),
  ]);
  const { on } = question;
  return (
    <ClientMessages namespaces={['organization']}>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={<AsOf key={on} {...{ on, today }} region={question.region} />}
      />
      <OrgMoves regions={regionNodes(regions)} {...{ today, on }}>
        <OrganizationScreen tree={tree} detail={{ ...detail, canWrite }} lists={{ ...lists, canWrite }} />
      </OrgMoves>
    </ClientMessages>
  );
}
