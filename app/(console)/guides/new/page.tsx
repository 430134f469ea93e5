import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/components/data-table/table-state';
import { GuideForm } from '@/components/guides/guide-form';
import { storeOptions } from '@/components/guides/store-choices';
import { ClientMessages } from '@/components/layout/client-messages';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { reachesAll } from '@/lib/auth/scope';
import { listAssignableStores } from '@/lib/guides/queries/list-assignable-stores';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guides'))('form.newTitle') };
}

/** `?store=CODE` begins with that store; who may write in one store only begins with it. */
export default async function NewGuidePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requirePage('guides:write');
  const [t, stores, { store }] = await Promise.all([
    getTranslations('guides'),
    listAssignableStores(ctx),
    searchParams,
  ]);
  const trail = [{ label: t('title'), href: '/guides' }, { label: t('form.newTitle') }];
  const only = stores.length === 1 ? stores[0]?.code : undefined;
  return (
    <ClientMessages namespaces={['guides']}>
      <PageHeader title={t('form.newTitle')} breadcrumb={<Breadcrumb label={t('trail')} items={trail} />} />
      <GuideForm
        stores={storeOptions(stores)}
        store={stores.find(({ code }) => code === store)?.code ?? only}
        today={ctx.scope.today}
        needsStore={!reachesAll(ctx.scope, 'guides:write')}
      />
    </ClientMessages>
  );
}
