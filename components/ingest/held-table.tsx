import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { TableWords } from '@/components/data-table/table-words';
import { EmptyState } from '@/components/ui/empty-state';
import { momentFormat } from '@/lib/i18n/moment-format';
import { quarantineCodes } from '@/lib/ingest/input';
import { reasonKey, typeKey } from './item-words';

type Row = {
  id: string;
  source: string;
  type: string;
  extId: string;
  code: string;
  hint: string | null;
  receivedAt: Date;
  attempts: number;
};

/** Held items, the latest first; each opens its own page. */
export function HeldTable(props: { rows: Row[]; isFiltered: boolean; timeZone: string; words: TableWords }) {
  const t = useTranslations('ingest');
  const common = useTranslations('common');
  const moment = momentFormat(props.timeZone);
  return (
    <DataTable
      caption={t('held.caption')}
      columns={[
        {
          ...{ key: 'item', header: t('held.item'), isFixed: true },
          render: (row: Row) => (
            <span className="whitespace-nowrap">
              {t(`type.${typeKey(row.type)}`)} <span className="text-ink-3">{row.extId}</span>
            </span>
          ),
        },
        {
          key: 'reason',
          header: t('held.reason'),
          render: (row) => t(`code.${reasonKey(row.code, quarantineCodes)}`),
        },
        { key: 'hint', header: t('held.waitsFor'), render: (row) => row.hint },
        { key: 'source', header: t('feeds.source'), render: (row) => row.source },
        {
          ...{ key: 'received', header: t('held.received') },
          render: (row) => moment(row.receivedAt),
        },
        { key: 'tries', header: t('held.tries'), align: 'end', render: (row) => String(row.attempts) },
      ]}
      rows={props.rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/settings/integrations/${row.id}`}
      words={props.words}
      empty={
        props.isFiltered ? (
          <EmptyState
            kind="no-match"
            title={t('held.noMatch')}
            cause={<Link href="/settings/integrations">{common('clearFilters')}</Link>}
          />
        ) : (
          <EmptyState kind="first-use" title={t('held.empty')} cause={t('held.emptyCause')} />
        )
      }
    />
  );
}
