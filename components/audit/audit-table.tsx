import { useTranslations } from 'next-intl';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import type { TableWords } from '@/components/data-table/table-words';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { momentFormat } from '@/lib/i18n/moment-format';
import { actionText, changeLines } from './action-text';

type Row = {
  id: string;
  at: Date;
  actorKind: 'user' | 'key' | 'system';
  actorName: string;
  action: string;
  objectKind: string;
  objectId: string | null;
  objectName: string | null;
  before: unknown;
  after: unknown;
};

/** The log: when, who, what, on what, and what changed. */
export function AuditTable({
  events,
  words,
  timeZone,
}: {
  events: Row[];
  words: TableWords;
  timeZone: string;
}) {
  const t = useTranslations('audit');
  const columns = useAuditColumns(timeZone);
  return (
    <DataTable
      caption={t('caption')}
      columns={columns}
      rows={events}
      rowKey={(row) => row.id}
      words={words}
      empty={
        <EmptyState
          kind="no-match"
          title={t('empty')}
          cause={t('emptyCause')}
          action={<ButtonLink href="/settings/audit">{t('clear')}</ButtonLink>}
        />
      }
    />
  );
}

function useAuditColumns(timeZone: string): Column<Row>[] {
  const t = useTranslations('audit');
  const moment = momentFormat(timeZone, 'second');
  return [
    {
      key: 'at',
      header: t('time'),
      isFixed: true,
      render: (row) => <time dateTime={row.at.toISOString()}>{moment(row.at)}</time>,
    },
    {
      key: 'actor',
      header: t('actor'),
      render: (row) => (
        <>
          <span className="block">{row.actorName}</span>
          {row.actorKind === 'user' ? null : (
            <span className="block text-note text-ink-3">{t(row.actorKind)}</span>
          )}
        </>
      ),
    },
    {
      key: 'action',
      header: t('action'),
      render: (row) => (
        <>
          <span className="block">{actionText(row.action, t as Parameters<typeof actionText>[1])}</span>
          <code className="block text-note text-ink-3">{row.action}</code>
        </>
      ),
    },
    { key: 'object', header: t('object'), render: (row) => row.objectName ?? row.objectId },
    { key: 'change', header: t('change'), canWrap: true, render: (row) => <Change row={row} /> },
  ];
}

function Change({ row }: { row: Row }) {
  const lines = changeLines(row.before, row.after);
  if (lines.length === 0) return '—';
  return (
    <dl className="grid max-w-110 grid-cols-[auto_minmax(0,1fr)] gap-x-2 py-1 text-small">
      {lines.slice(0, 8).map(({ name, from, to }) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="break-words">
            {from === null ? null : <del className="mr-1 text-ink-2">{from}</del>}
            {to === null ? null : <ins className="no-underline">{to}</ins>}
            {from === null && to === null ? '—' : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
