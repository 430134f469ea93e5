import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ImportList } from '@/components/imports/import-list';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { listImports } from '@/lib/imports/queries/list-imports';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') };
}

type Props = { searchParams: Promise<{ after?: string }> };

export default async function ImportsPage({ searchParams }: Props) {
  const ctx = await requirePage('imports:read');
  const { after } = await searchParams;
  const cursor = typeof after === 'string' ? after : undefined;
  const [t, page] = await Promise.all([getTranslations('imports'), listImports(ctx, { cursor })]);
  const canWrite = holds(ctx.scope, 'imports:write');
  return (
    <>
      <PageHeader
        isList
        title={t('title')}
        note={t('note')}
        actions={
          canWrite && page.rows.length > 0 ? (
            <ButtonLink href="/imports/new" variant="primary">
              {t('new')}
            </ButtonLink>
          ) : null
        }
      />
      <ImportList page={page} isFirst={cursor === undefined} canWrite={canWrite} />
    </>
  );
}
