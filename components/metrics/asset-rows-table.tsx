import { getLocale, getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { readTableWords } from '@/components/data-table/read-table-words';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay } from '@/lib/i18n/number-format';

type Row = {
  key: string;
  day: string;
  storeName: string;
  storeCode: string;
  member: { name: string | null; joinedOn: string | null } | null;
};

/** The rows behind a figure; who is out of reach is counted and not named. */
export async function AssetRowsTable({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  const [t, locale, words] = await Promise.all([getTranslations('overview'), getLocale(), readTableWords()]);
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.key}
      words={words}
      empty={<EmptyState kind="no-match" title={t('empty.title')} cause={t('empty.text')} level={3} />}
      columns={[
        {
          key: 'member',
          header: t('store.member'),
          render: (row) =>
            row.member ? (
              (row.member.name ?? <span className="font-normal text-ink-3">{t('store.unnamed')}</span>)
            ) : (
              <span className="font-normal text-ink-3">{t('store.outOfReach')}</span>
            ),
        },
        { key: 'day', header: t('store.flowDay'), render: (row) => formatDay(row.day, locale) },
        { key: 'joinedOn', header: t('store.joinedOn'), render: (row) => row.member?.joinedOn },
        { key: 'store', header: t('ranking.store'), render: (row) => `${row.storeName} ${row.storeCode}` },
      ]}
    />
  );
}
