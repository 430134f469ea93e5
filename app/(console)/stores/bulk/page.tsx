import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BulkEditList } from '@/components/stores/bulk-edit-list';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { listBulkEdits } from '@/lib/stores/queries/bulk-edits';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulk'))('listTitle') };
}

export default async function BulkEditsPage() {
  const ctx = await requirePage('stores:write');
  const [t, edits] = await Promise.all([getTranslations(), listBulkEdits(ctx)]);
  const crumbs = [{ label: t('stores.title'), href: '/stores' }, { label: t('bulk.listTitle') }];
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb label={t('bulk.crumb')} items={crumbs} />}
        title={t('bulk.listTitle')}
        note={t('bulk.listNote')}
      />
      <BulkEditList edits={edits} timeZone={ctx.scope.timeZone} />
    </>
  );
}
