import { useTranslations } from 'next-intl';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import type { TableWords } from '@/components/data-table/table-words';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import { GrantText, type GrantWords } from './grant-text';

type Row = {
  id: string;
  account: string;
  name: string;
  isDisabled: boolean;
  grants: (GrantWords & { id: string })[];
};

/** People with their roles and where these reach. */
export function PeopleTable({
  people,
  timeZone,
  words,
}: {
  people: Row[];
  timeZone: string;
  words: TableWords;
}) {
  const t = useTranslations('users');
  const columns: Column<Row>[] = [
    { key: 'name', header: t('person'), isFixed: true, render: (row) => row.name },
    { key: 'account', header: t('account'), render: (row) => row.account },
    {
      ...{ key: 'roles', header: t('roles'), canWrap: true },
      render: (row) =>
        row.grants.length === 0 ? (
          <span className="text-ink-3">{t('noRoles')}</span>
        ) : (
          <ul className="grid gap-0.5 py-1">
            {row.grants.map((grant) => (
              <li key={grant.id}>
                <GrantText grant={grant} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        ),
    },
    {
      key: 'status',
      header: t('status'),
      render: (row) => (
        <Status tone={row.isDisabled ? 'neutral' : 'good'}>
          {t(row.isDisabled ? 'disabled' : 'active')}
        </Status>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={people}
      rowKey={(row) => row.id}
      rowHref={(row) => `/settings/users/${row.id}`}
      sort={null}
      sortHref={() => ''}
      words={words}
      empty={
        <EmptyState
          kind="no-match"
          title={t('empty')}
          cause={t('emptyCause')}
          action={<ButtonLink href="/settings/users">{t('clear')}</ButtonLink>}
        />
      }
    />
  );
}
