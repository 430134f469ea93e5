import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { validate as isUuid } from 'uuid';
import { fileLine } from '@/components/imports/file-facts';
import { ImportStage, type StageQuery } from '@/components/imports/import-stage';
import { ImportStatus } from '@/components/imports/import-status';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { orNotFound, requirePage } from '@/lib/auth/context';
import { notFound } from '@/lib/errors';
import { getImport } from '@/lib/imports/queries/get-import';
import { listProblems } from '@/lib/imports/queries/list-problems';
import { loadChoices } from '@/lib/imports/queries/load-references';
import { readGrid } from '@/lib/imports/queries/read-grid';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<StageQuery>;
};

export default async function ImportPage({ params, searchParams }: Props) {
  const ctx = await requirePage('imports:read');
  const [{ id }, query, t] = await Promise.all([params, searchParams, getTranslations('imports')]);
  const view = await orNotFound(isUuid(id) ? getImport(ctx, { id }) : Promise.reject(notFound()));
  const [choices, problems, grid, line] = await Promise.all([
    loadChoices(ctx, view.kind),
    view.summary ? listProblems(ctx, { id, code: query.code, after: query.after }) : null,
    readGrid(ctx, view, query),
    fileLine({ ...view, columns: view.header.length, size: view.fileSize }),
  ]);
  const crumbs = [{ label: t('title'), href: '/imports' }, { label: view.fileName }];
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb label={t('crumb')} items={crumbs} />}
        title={view.fileName}
        meta={<ImportStatus state={view.state} />}
        note={`${t(`kinds.${view.kind}`)} · ${line}`}
      />
      <ImportStage {...{ view, choices, problems, grid, query }} />
    </>
  );
}
