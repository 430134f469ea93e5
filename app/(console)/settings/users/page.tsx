import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InvitePerson } from '@/components/auth/invite-person';
import { PeopleList } from '@/components/auth/people-list';
import { readTableWords } from '@/components/data-table/read-table-words';
import { parseTableState, type SearchParams } from '@/components/data-table/table-state';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { listPeople, listPlaces } from '@/lib/auth/queries/people';
import { listGrantableRoles } from '@/lib/auth/queries/roles';
import { holds } from '@/lib/auth/scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('title') };
}

const path = '/settings/users';
const rules = { sortable: [], filters: ['expiring'], columns: [] };

export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requirePage('users:read');
  const { search, cursor, filters } = parseTableState({ params: await searchParams, rules });
  const which = filters.expiring?.[0];
  const expiring = which === 'soon' || which === 'over' ? which : undefined;
  const [t, words, page, places, roles] = await Promise.all([
    getTranslations('users'),
    readTableWords(),
    listPeople(ctx, { search, expiring, after: cursor?.token }),
    listPlaces(ctx),
    listGrantableRoles(ctx),
  ]);
  return (
    <ClientMessages namespaces={['users', 'auth']}>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          holds(ctx.scope, 'users:write') && <InvitePerson {...{ places, roles, today: ctx.scope.today }} />
        }
      />
      <PeopleList
        {...{ path, search, words, people: page.people, nextCursor: page.nextCursor }}
        isLater={cursor !== null}
        {...{ expiring, now: ctx.now, timeZone: ctx.scope.timeZone }}
      />
    </ClientMessages>
  );
}
