import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { validate as isUuid } from 'uuid';
import { ClientMessages } from '@/components/layout/client-messages';
import { BulkEditStage } from '@/components/stores/bulk-edit-stage';
import { BulkEditState, bulkEditWords } from '@/components/stores/bulk-edit-words';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { orNotFound, requirePage } from '@/lib/auth/context';
import { notFound } from '@/lib/errors';
import { BULK_OUTCOMES } from '@/lib/stores/bulk-edit';
import { getBulkEdit, listBulkEditRows } from '@/lib/stores/queries/bulk-edits';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulk'))('pageTitle') };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ outcome?: string; after?: string }>;
};

export default async function BulkEditPage({ params, searchParams }: Props) {
  const ctx = await requirePage('stores:write');
  const [{ id }, query, t] = await Promise.all([params, searchParams, getTranslations()]);
  const edit = await orNotFound(isUuid(id) ? getBulkEdit(ctx, { id }) : Promise.reject(notFound()));
  const outcome = BULK_OUTCOMES.find((known) => known === query.outcome);
  const { rows, next } = await listBulkEditRows(ctx, { id, outcome, after: query.after });
  const crumbs = [
    { label: t('stores.title'), href: '/stores' },
    { label: t('bulk.listTitle'), href: '/stores/bulk' },
    { label: t('bulk.pageTitle') },
  ];
  return (
    <ClientMessages namespaces={['bulk']}>
      <PageHeader
        breadcrumb={<Breadcrumb label={t('bulk.crumb')} items={crumbs} />}
        title={await bulkEditWords(edit.change)}
        meta={<BulkEditState state={edit.state} />}
      />
      <BulkEditStage {...{ edit, rows, next, outcome }} path={`/stores/bulk/${id}`} />
    </ClientMessages>
  );
}
