import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readTableWords } from '@/components/data-table/read-table-words';
import { FeedTable } from '@/components/ingest/feed-table';
import { HeldReasons } from '@/components/ingest/held-reasons';
import { HeldTable } from '@/components/ingest/held-table';
import { ClientMessages } from '@/components/layout/client-messages';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { requirePage } from '@/lib/auth/context';
import { reachesAll } from '@/lib/auth/scope';
import { HeldSearchInput } from '@/lib/ingest/input';
import { listFeeds } from '@/lib/ingest/queries/list-feeds';
import { countQuarantined, listQuarantined } from '@/lib/ingest/queries/quarantine';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ingest'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function IntegrationsPage({ searchParams }: Props) {
  const ctx = await requirePage('ingest:read');
  const { code, after } = HeldSearchInput.parse(await searchParams);
  const [t, common, words, feeds, groups, page] = await Promise.all([
    ...([getTranslations('ingest'), getTranslations('common'), readTableWords(), listFeeds(ctx)] as const),
    ...([countQuarantined(ctx), listQuarantined(ctx, { codes: code ? [code] : [], after })] as const),
  ]);
  const { timeZone } = ctx.scope;
  const query = code ? `code=${code}&` : '';
  return (
    <ClientMessages namespaces={['ingest']}>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={<ButtonLink href="/developers">{t('reference')}</ButtonLink>}
      />
      <h2 className="mb-3 text-h2">{t('held.title')}</h2>
      <p className="-mt-2 mb-3 max-w-180 text-ink-2">{t('held.note')}</p>
      <HeldReasons groups={groups} chosen={code} canReplay={reachesAll(ctx.scope, 'ingest:write')} />
      <HeldTable rows={page.rows} isFiltered={Boolean(code)} timeZone={timeZone} words={words} />
      <div className="mt-3 mb-8">
        <Pagination
          {...{ label: t('held.title'), prevLabel: common('prevPage'), nextLabel: common('nextPage') }}
          count={t('held.count', { count: groups.reduce((sum, group) => sum + group.items, 0) })}
          prevHref={after ? `/settings/integrations?${query}` : null}
          nextHref={page.nextCursor && `/settings/integrations?${query}after=${page.nextCursor}`}
        />
      </div>
      <h2 className="mb-3 text-h2">{t('feeds.title')}</h2>
      <FeedTable feeds={feeds} now={ctx.now} timeZone={timeZone} words={words} />
    </ClientMessages>
  );
}
