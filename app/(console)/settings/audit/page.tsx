import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AuditQuick } from '@/components/audit/audit-quick';
import { AuditSearchForm } from '@/components/audit/audit-search-form';
import { AuditTable } from '@/components/audit/audit-table';
import { VerifyChain } from '@/components/audit/verify-chain';
import { readTableWords } from '@/components/data-table/read-table-words';
import { ExportButton } from '@/components/exports/export-button';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { AuditSearchInput } from '@/lib/audit/input';
import { listAuditEvents } from '@/lib/audit/queries';
import { requirePage } from '@/lib/auth/context';
import { holds, reachesAll } from '@/lib/auth/scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const ctx = await requirePage('audit:read');
  const { after, limit: _, ...search } = AuditSearchInput.parse(await searchParams);
  const [t, common, words, page] = await Promise.all([
    getTranslations('audit'),
    getTranslations('common'),
    readTableWords(),
    listAuditEvents(ctx, { ...search, after }),
  ]);
  const asked = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(asked).toString();
  return (
    <ClientMessages namespaces={['audit', 'auth']}>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={holds(ctx.scope, 'reports:export') && <ExportButton list="audit" query={query} />}
      />
      {reachesAll(ctx.scope, 'audit:read') ? <VerifyChain /> : null}
      <AuditQuick search={search} today={ctx.scope.today} />
      <AuditSearchForm search={search} today={ctx.scope.today} />
      <AuditTable events={page.events} words={words} timeZone={ctx.scope.timeZone} />
      <div className="mt-3">
        <Pagination
          {...{ label: t('title'), count: t('count', { count: page.events.length }) }}
          {...{ prevLabel: common('prevPage'), nextLabel: common('nextPage') }}
          prevHref={after ? `/settings/audit?${query}` : null}
          nextHref={page.nextCursor && `/settings/audit?${query}&after=${page.nextCursor}`}
        />
      </div>
    </ClientMessages>
  );
}
