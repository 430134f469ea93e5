import { getLocale, getTimeZone, getTranslations } from 'next-intl/server';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { readTableWords } from '@/components/data-table/read-table-words';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import type { ExportFormat, ExportList, ExportState } from '@/lib/exports/export-file';
import { momentFormat } from '@/lib/i18n/moment-format';
import { formatCount, formatFileSize } from '@/lib/i18n/number-format';
import { Waiting } from './waiting';

type Row = {
  id: string;
  list: ExportList;
  format: ExportFormat;
  fileName: string;
  state: ExportState;
  rows: number | null;
  fileSize: number | null;
  failure: string | null;
  createdAt: Date;
};
const tones = { waiting: 'waiting', done: 'good', failed: 'bad', expired: 'neutral' } as const;

/** What one has taken away, the latest first. */
export async function ExportTable({ rows }: { rows: Row[] }) {
  const [t, columns, words] = await Promise.all([
    getTranslations('exports'),
    exportColumns(),
    readTableWords(),
  ]);
  return (
    <>
      {rows.some(({ state }) => state === 'waiting') ? <Waiting /> : null}
      <DataTable
        caption={t('caption')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        words={words}
        empty={
          <EmptyState
            kind="first-use"
            title={t('emptyTitle')}
            cause={t('emptyCause')}
            action={<ButtonLink href="/stores">{t('emptyAct')}</ButtonLink>}
          />
        }
      />
    </>
  );
}

async function exportColumns(): Promise<Column<Row>[]> {
  const [t, locale, timeZone] = await Promise.all([getTranslations('exports'), getLocale(), getTimeZone()]);
  const moment = momentFormat(timeZone);
  const reason = ({ failure }: Row) =>
    failure === 'no_right' || failure === 'too_many_rows' ? t(`failures.${failure}`) : undefined;
  return [
    { key: 'file', header: t('table.file'), isFixed: true, render: (row) => row.fileName },
    { key: 'list', header: t('table.list'), render: (row) => t(`lists.${row.list}`) },
    {
      ...{ key: 'rows', header: t('table.rows'), align: 'end' },
      render: (row) => (row.rows === null ? null : formatCount(row.rows, locale)),
    },
    {
      ...{ key: 'size', header: t('table.size'), align: 'end' },
      render: (row) => (row.fileSize === null ? null : formatFileSize(row.fileSize)),
    },
    { key: 'asked', header: t('table.asked'), render: (row) => moment(row.createdAt) },
    {
      ...{ key: 'state', header: t('table.state'), canWrap: true },
      render: (row) => (
        <>
          <Status tone={tones[row.state]}>{t(`states.${row.state}`)}</Status>
          {reason(row) ? <span className="block text-note text-ink-2">{reason(row)}</span> : null}
        </>
      ),
    },
    {
      ...{ key: 'act', header: t('table.act') },
      render: (row) =>
        row.state === 'done' ? (
          <a href={`/api/exports/${row.id}`} className="text-primary underline-offset-4 hover:underline">
            {t('download')}
          </a>
        ) : null,
    },
  ];
}
