import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { InvitePerson } from '@/components/auth/invite-person';
import { PeopleTable } from '@/components/auth/people-table';
import { SearchBox } from '@/components/data-table/search-box';
import { parseTableState, type SearchParams } from '@/components/data-table/table-state';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { requirePage } from '@/lib/auth/context';
import { listPeople, listPlaces } from '@/lib/auth/queries/people';
import { grantableRoles, holds } from '@/lib/auth/scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('title') };
}

const path = '/settings/users';
const rules = { sortable: [], filters: [], columns: [] };

export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requirePage('users:read');
  const { search, cursor } = parseTableState({ params: await searchParams, rules });
  const [t, common, { table: words }, page, places] = await Promise.all([
    getTranslations('users'),
    getTranslations('common'),
    getMessages(),
    listPeople(ctx, { search, after: cursor?.token }),
    listPlaces(ctx),
  ]);
  const query = search ? `q=${encodeURIComponent(search)}&` : '';
  return (
    <ClientMessages namespaces={['users', 'auth']}>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          holds(ctx.scope, 'users:write') && (
            <InvitePerson {...{ places, roles: grantableRoles(ctx.scope), today: ctx.scope.today }} />
          )
        }
      />
      <div className="mb-3 max-w-80">
        <SearchBox
          {...{
            path,
            value: search,
            label: t('search'),
            placeholder: t('search'),
            clearLabel: common('clear'),
          }}
        />
      </div>
      <PeopleTable people={page.people} timeZone={ctx.scope.timeZone} words={words} />
      <div className="mt-3">
        <Pagination
          {...{ label: t('title'), count: t('count', { count: page.people.length }) }}
          {...{ prevLabel: common('prevPage'), nextLabel: common('nextPage') }}
          prevHref={cursor ? `${path}?${query}` : null}
          nextHref={page.nextCursor && `${path}?${query}after=${page.nextCursor}`}
        />
      </div>
    </ClientMessages>
  );
}
