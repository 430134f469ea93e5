import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { UploadPanel } from '@/components/imports/upload-panel';
import { ClientMessages } from '@/components/layout/client-messages';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { importKindsOf } from '@/lib/imports/rights';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('upload.title') };
}

type Props = { searchParams: Promise<{ kind?: string }> };

export default async function NewImportPage({ searchParams }: Props) {
  const ctx = await requirePage('imports:write');
  const { kind: wanted } = await searchParams;
  const t = await getTranslations('imports');
  const kinds = importKindsOf((permission) => holds(ctx.scope, permission));
  const kind = kinds.find((one) => one === wanted) ?? kinds[0] ?? 'orders';
  const crumbs = [{ label: t('title'), href: '/imports' }, { label: t('upload.title') }];
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb label={t('crumb')} items={crumbs} />}
        title={t('upload.title')}
        note={t('upload.note')}
      />
      <ClientMessages namespaces={['imports']}>
        <UploadPanel kinds={kinds} kind={kind} />
      </ClientMessages>
    </>
  );
}
