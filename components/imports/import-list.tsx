import { getFormatter, getTimeZone, getTranslations } from 'next-intl/server';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { readTableWords } from '@/components/data-table/read-table-words';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { momentFormat } from '@/lib/i18n/moment-format';
import type { ImportKind } from '@/lib/imports/fields';
import type { ImportState } from '@/lib/imports/import-report';
import { ImportStatus } from './import-status';

export type ImportLine = {
  id: string;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  rows: number;
  addedRows: number;
  changedRows: number;
  badRows: number;
  createdByName: string;
  createdAt: Date;
};

/** Every import, the newest first. */
export async function ImportList({
  page,
  isFirst,
  canWrite,
}: {
  page: { rows: ImportLine[]; nextCursor: string | null };
  isFirst: boolean;
  canWrite: boolean;
}) {
  const [t, common, words] = await Promise.all([
    getTranslations('imports'),
    getTranslations('common'),
    readTableWords(),
  ]);
  const empty = (
    <EmptyState
      kind="first-use"
      title={t('empty.title')}
      cause={t('empty.cause')}
      action={
        canWrite ? (
          <ButtonLink href="/imports/new" variant="primary">
            {t('new')}
          </ButtonLink>
        ) : undefined
      }
    />
  );
  return (
    <>
      <DataTable
        caption={t('caption')}
        columns={await columnsOf()}
        rows={page.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/imports/${row.id}`}
        words={words}
        empty={empty}
      />
      {page.nextCursor || !isFirst ? (
        <div className="mt-3">
          <Pagination
            label={t('pages')}
            count=""
            prevLabel={t('newer')}
            nextLabel={common('nextPage')}
            prevHref={isFirst ? null : '/imports'}
            nextHref={page.nextCursor && `/imports?after=${encodeURIComponent(page.nextCursor)}`}
          />
        </div>
      ) : null}
    </>
  );
}

async function columnsOf(): Promise<Column<ImportLine>[]> {
  const [t, format, timeZone] = await Promise.all([
    getTranslations('imports'),
    getFormatter(),
    getTimeZone(),
  ]);
  const moment = momentFormat(timeZone);
  const isCounted = (row: ImportLine) => row.rows > 0;
  return [
    { key: 'file', header: t('columns.file'), isFixed: true, render: (row) => row.fileName },
    { key: 'kind', header: t('columns.kind'), render: (row) => t(`kinds.${row.kind}`) },
    { key: 'state', header: t('columns.state'), render: (row) => <ImportStatus state={row.state} /> },
    {
      key: 'rows',
      header: t('columns.rows'),
      align: 'end',
      render: (row) => (isCounted(row) ? format.number(row.rows) : null),
    },
    {
      key: 'result',
      header: t('columns.result'),
      render: (row) =>
        isCounted(row)
          ? t('resultLine', { added: row.addedRows, changed: row.changedRows, bad: row.badRows })
          : null,
    },
    { key: 'by', header: t('columns.by'), render: (row) => row.createdByName },
    {
      key: 'at',
      header: t('columns.at'),
      render: (row) => moment(row.createdAt),
    },
  ];
}
