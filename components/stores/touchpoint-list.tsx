import { Printer } from 'lucide-react';
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { readTableWords } from '@/components/data-table/read-table-words';
import { ButtonLink } from '@/components/ui/button-link';
import { ChoiceLinks } from '@/components/ui/choice-links';
import { EmptyState } from '@/components/ui/empty-state';
import { InfoTip } from '@/components/ui/info-tip';
import { Status } from '@/components/ui/status';
import { momentFormat } from '@/lib/i18n/moment-format';
import { formatCount, missing } from '@/lib/i18n/number-format';
import { RESULT_DAYS, type TouchpointKind, type TouchpointStatus } from '@/lib/stores/touchpoint';
import type { DayRange } from '@/lib/time';
import { QrCode } from './qr-code';
import { AddTouchpoint, PlaceStandard, TouchpointActs } from './touchpoint-acts';
import { TouchpointCode } from './touchpoint-code';

export type TouchpointRow = {
  id: string;
  code: string;
  name: string;
  kind: TouchpointKind;
  status: TouchpointStatus;
  place: string | null;
  placedOn: string;
  address: string;
  /** Null for who may not see figures. */
  result: { scans: number; joins: number; buys: number; lastScanAt: Date | null } | null;
  /** In use and silent for a week. */
  isSilent: boolean;
};

type TouchpointListProps = {
  store: { id: string; code: string };
  rows: TouchpointRow[];
  days: number;
  range: DayRange;
  today: string;
  canWrite: boolean;
};

/** The QR codes of a store with what each brought. */
export async function TouchpointList(props: TouchpointListProps) {
  const { store, rows, days, range, canWrite } = props;
  const [t, words] = await Promise.all([getTranslations('touchpoints'), readTableWords()]);
  const hasLive = rows.some(({ status }) => status === 'live');
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <ChoiceLinks
            label={t('range')}
            choices={[...RESULT_DAYS]
              .sort((a, b) => a - b)
              .map((choice) => ({
                ...{ key: String(choice), label: t('days', { days: choice }), isChosen: choice === days },
                href: `/stores/${store.id}/touchpoints?days=${choice}`,
              }))}
          />
          <span className="text-small text-ink-3 tabular-nums">{t('rangeNote', range)}</span>
        </div>
        <div className="flex flex-wrap gap-2">
          {hasLive ? (
            <ButtonLink href={`/print/touchpoints?store=${store.id}`} icon={<Printer aria-hidden />}>
              {t('print')}
            </ButtonLink>
          ) : null}
          {canWrite && rows.length > 0 ? (
            <AddTouchpoint store={store} taken={rows.map(({ code }) => code)} today={props.today} />
          ) : null}
        </div>
      </div>
      {rows.length > 0 ? <Definitions /> : null}
      <DataTable<TouchpointRow>
        caption={t('caption')}
        columns={await touchpointColumns(props)}
        rows={rows}
        rowKey={(row) => row.id}
        words={words}
        maxHeight="none"
        empty={<NoTouchpoints {...props} />}
      />
    </div>
  );
}

/** What the three figures mean, each one press away from its column. */
async function Definitions() {
  const t = await getTranslations('touchpoints.funnel');
  return (
    <p className="-mb-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-ink-2">
      <span className="text-ink-3">{t('title')}</span>
      {(['scans', 'joins', 'buys'] as const).map((key) => (
        <span key={key} className="inline-flex items-center gap-1">
          {t(key)}
          <InfoTip
            label={t('tip', { name: t(key) })}
            title={t(key)}
            definition={t(`${key}What`)}
            rows={[
              { label: t('source'), value: t(`${key}From`), code: true },
              { label: t('fresh'), value: t('freshNow') },
            ]}
          />
        </span>
      ))}
    </p>
  );
}

async function NoTouchpoints({ store, canWrite, today }: TouchpointListProps) {
  const t = await getTranslations('touchpoints.empty');
  return (
    <EmptyState
      kind="first-use"
      title={t('title')}
      cause={t(canWrite ? 'cause' : 'readerCause')}
      action={
        canWrite ? (
          <>
            <PlaceStandard storeId={store.id} />
            <AddTouchpoint store={store} taken={[]} today={today} />
          </>
        ) : null
      }
    />
  );
}

async function touchpointColumns({ canWrite, today }: TouchpointListProps) {
  const [t, locale, timeZone] = await Promise.all([
    getTranslations('touchpoints'),
    getLocale(),
    getTimeZone(),
  ]);
  const moment = momentFormat(timeZone);
  const count = (key: 'scans' | 'joins' | 'buys') => ({
    ...{ key, header: t(`columns.${key}`), align: 'end' as const },
    render: (row: TouchpointRow) => (row.result ? formatCount(row.result[key], locale) : missing),
  });
  return [
    {
      ...{ key: 'name', header: t('columns.name'), isFixed: true, width: '260px' },
      render: (row: TouchpointRow) => <NameCell row={row} label={t('qr.label', { name: row.name })} />,
    },
    {
      ...{ key: 'kind', header: t('columns.kind') },
      render: (row: TouchpointRow) => t(`kind.${row.kind}`),
    },
    {
      ...{ key: 'place', header: t('columns.place') },
      render: (row: TouchpointRow) => (
        <span className="inline-grid">
          <span className="truncate" title={row.place ?? undefined}>
            {row.place ?? missing}
          </span>
          <span className="text-note text-ink-3">{t('placedOn', { day: row.placedOn })}</span>
        </span>
      ),
    },
    {
      ...{ key: 'status', header: t('columns.status') },
      render: (row: TouchpointRow) => (
        <Status tone={row.status === 'live' ? 'good' : 'neutral'}>{t(`status.${row.status}`)}</Status>
      ),
    },
    {
      ...{ key: 'lastScan', header: t('columns.lastScan') },
      render: (row: TouchpointRow) => <LastScan row={row} moment={moment} />,
    },
    ...[count('scans'), count('joins'), count('buys')],
    ...(canWrite
      ? [
          {
            ...{ key: 'acts', header: t('edit'), align: 'end' as const, width: '84px' },
            render: ({ id, code, name, kind, status, place, placedOn }: TouchpointRow) => (
              <TouchpointActs touchpoint={{ id, code, name, kind, status, place, placedOn }} today={today} />
            ),
          },
        ]
      : []),
  ];
}

async function LastScan({ row, moment }: { row: TouchpointRow; moment: (at: Date) => string }) {
  const t = await getTranslations('touchpoints');
  const at = row.result?.lastScanAt;
  if (!row.result) return missing;
  return (
    <span className="inline-grid">
      <span>{at ? moment(at) : <span className="text-ink-3">{t('never')}</span>}</span>
      {row.isSilent ? <span className="text-note text-warn">{t('silent')}</span> : null}
    </span>
  );
}

function NameCell({ row, label }: { row: TouchpointRow; label: string }) {
  return (
    <span className="flex max-w-72 items-center gap-3 py-2">
      <TouchpointCode
        touchpoint={{ name: row.name, code: row.code }}
        address={row.address}
        small={<QrCode text={row.address} className="size-12" />}
        large={<QrCode text={row.address} label={label} className="size-64" />}
      />
      <span className="grid min-w-0">
        <span className="truncate" title={row.name}>
          {row.name}
        </span>
        <span className="truncate text-note font-normal text-ink-3" title={row.code}>
          {row.code}
        </span>
      </span>
    </span>
  );
}
