import { getLocale, getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { readTableWords } from '@/components/data-table/read-table-words';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import { momentFormat } from '@/lib/i18n/moment-format';
import { formatCount, formatMoney } from '@/lib/i18n/number-format';

type Row = {
  source: string;
  id: string;
  occurredAt: Date | null;
  amountFen: bigint;
  refundedFen: bigint;
  units: number;
  isIdentified: boolean;
  isVoided: boolean;
  guideName: string | null;
  channel: string | null;
};
type OrdersTableProps = { rows: readonly Row[]; caption: string; timeZone: string };

/** Orders as they were paid; what came back and what was voided stands beside the amount. */
export async function OrdersTable({ rows, caption, timeZone }: OrdersTableProps) {
  const [t, locale, words] = await Promise.all([getTranslations('overview'), getLocale(), readTableWords()]);
  const moment = momentFormat(timeZone);
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => `${row.source} ${row.id}`}
      words={words}
      empty={<EmptyState kind="no-match" title={t('empty.title')} cause={t('empty.text')} level={3} />}
      columns={[
        { key: 'id', header: t('store.orderId'), render: (row) => row.id },
        {
          key: 'at',
          header: t('store.orderAt'),
          render: (row) => (row.occurredAt ? moment(row.occurredAt) : null),
        },
        {
          key: 'amount',
          header: t('store.orderAmount'),
          align: 'end',
          render: (row) =>
            row.isVoided ? <Status>{t('store.voided')}</Status> : formatMoney(row.amountFen, locale),
        },
        {
          key: 'refunded',
          header: t('store.orderRefunded'),
          align: 'end',
          render: (row) => (row.refundedFen > 0n ? formatMoney(row.refundedFen, locale) : null),
        },
        {
          key: 'units',
          header: t('store.orderUnits'),
          align: 'end',
          render: (row) => formatCount(row.units, locale),
        },
        {
          key: 'member',
          header: t('store.orderMember'),
          render: (row) => (row.isIdentified ? t('store.known') : t('store.unknown')),
        },
        { key: 'guide', header: t('store.orderGuide'), render: (row) => row.guideName },
        { key: 'channel', header: t('store.orderChannel'), render: (row) => row.channel },
      ]}
    />
  );
}
