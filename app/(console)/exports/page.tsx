import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExportTable } from '@/components/exports/export-table';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { listExports } from '@/lib/exports/queries/exports';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exports'))('title') };
}

export default async function ExportsPage() {
  const ctx = await requirePage('reports:export');
  const [t, rows] = await Promise.all([getTranslations('exports'), listExports(ctx)]);
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <ExportTable rows={rows} />
    </>
  );
}
