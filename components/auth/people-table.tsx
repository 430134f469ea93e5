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
  now,
  words,
  expiring = null,
}: {
  people: Row[];
  timeZone: string;
  now: Date;
  /** Which grants were asked for: ending soon, or over. */
  expiring?: 'soon' | 'over' | null;
  words: TableWords;
}) {
  const t = useTranslations('users');
  const columns = useColumns({ timeZone, now });
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={people}
      rowKey={(row) => row.id}
      rowHref={(row) => `/settings/users/${row.id}`}
      words={words}
      empty={
        <EmptyState
          kind="no-match"
          title={t(expiring === 'soon' ? 'emptySoon' : expiring ? 'emptyOver' : 'empty')}
          cause={t(expiring ? 'emptyEndCause' : 'emptyCause')}
          action={<ButtonLink href="/settings/users">{t('clear')}</ButtonLink>}
        />
      }
    />
  );
}

function useColumns({ timeZone, now }: { timeZone: string; now: Date }): Column<Row>[] {
  const t = useTranslations('users');
  return [
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
                <GrantText {...{ grant, timeZone, now }} />
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
}
