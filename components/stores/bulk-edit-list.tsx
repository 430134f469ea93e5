import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { readTableWords } from '@/components/data-table/read-table-words';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { momentFormat } from '@/lib/i18n/moment-format';
import type { BulkChange, BulkState } from '@/lib/stores/bulk-edit';
import { BulkEditState, bulkEditWords } from './bulk-edit-words';

type Edit = {
  id: string;
  change: BulkChange & { regionName?: string };
  state: BulkState;
  rows: number;
  createdAt: Date;
};

/** One's own bulk edits, the latest first, each the way to its stores and to taking it back. */
export async function BulkEditList({ edits, timeZone }: { edits: Edit[]; timeZone: string }) {
  const [t, words] = await Promise.all([getTranslations('bulk'), readTableWords()]);
  const moment = momentFormat(timeZone);
  const rows = await Promise.all(
    edits.map(async (edit) => ({ ...edit, words: await bulkEditWords(edit.change) })),
  );
  return (
    <DataTable
      caption={t('listTitle')}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/stores/bulk/${row.id}`}
      columns={[
        { key: 'what', header: t('columns.what'), render: (row) => row.words },
        { key: 'stores', header: t('columns.stores'), align: 'end', render: (row) => row.rows },
        { key: 'state', header: t('columns.state'), render: (row) => <BulkEditState state={row.state} /> },
        { key: 'at', header: t('columns.at'), render: (row) => moment(row.createdAt) },
      ]}
      words={words}
      empty={
        <EmptyState
          kind="first-use"
          title={t('listEmpty')}
          cause={t('listEmptyCause')}
          action={<ButtonLink href="/stores">{t('toStores')}</ButtonLink>}
        />
      }
    />
  );
}
