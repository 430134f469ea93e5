import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { readTableWords } from '@/components/data-table/read-table-words';
import { Banner } from '@/components/ui/banner';
import { ButtonLink } from '@/components/ui/button-link';
import { ChoiceLinks } from '@/components/ui/choice-links';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone-icon';
import {
  BULK_OUTCOMES,
  type BulkOutcome,
  type BulkReason,
  type BulkSide,
  type BulkState,
} from '@/lib/stores/bulk-edit';
import { STORE_STATUSES } from '@/lib/stores/store-status';
import { ApplyBulkEdit, BulkProgress, UndoBulkEdit } from './bulk-edit-acts';

export type BulkRow = {
  storeId: string;
  storeCode: string;
  storeName: string;
  before: BulkSide;
  after: BulkSide | null;
  outcome: BulkOutcome;
  reason: BulkReason | null;
};
type StageProps = {
  edit: { id: string; state: BulkState; rows: number; counts: Partial<Record<BulkOutcome, number>> };
  rows: BulkRow[];
  next: string | null;
  outcome?: BulkOutcome;
  path: string;
};

const tones: Record<BulkOutcome, Tone> = {
  planned: 'primary',
  unchanged: 'neutral',
  refused: 'warn',
  changed: 'good',
  undone: 'neutral',
  kept: 'warn',
};

/** A bulk edit at its present stage: looked at, at work, done or taken back; and every store with its two sides. */
export async function BulkEditStage({ edit, rows, next, outcome, path }: StageProps) {
  const t = await getTranslations('bulk');
  const count = (of: BulkOutcome) => edit.counts[of] ?? 0;
  const waits = count(edit.state === 'undoing' ? 'changed' : 'planned');
  const isWorking = edit.state === 'running' || edit.state === 'undoing';
  const shown = BULK_OUTCOMES.filter((one) => count(one) > 0);
  return (
    <div className="grid gap-4">
      {isWorking && (
        <BulkProgress
          label={t('working')}
          text={t('progress', { done: edit.rows - waits, total: edit.rows })}
          share={1 - waits / edit.rows}
        />
      )}
      {edit.state === 'previewed' && waits === 0 && (
        <Banner tone="warn" title={t('nothing')}>
          {t('nothingCause')}
        </Banner>
      )}
      {edit.state === 'undone' && count('kept') > 0 && (
        <Banner tone="warn">{t('keptNote', { count: count('kept') })}</Banner>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <ChoiceLinks
          label={t('filter')}
          choices={[
            { key: 'all', label: `${t('all')} ${edit.rows}`, href: path, isChosen: !outcome },
            ...shown.map((one) => ({
              ...{ key: one, label: `${t(`outcomes.${one}`)} ${count(one)}` },
              ...{ href: `${path}?outcome=${one}`, isChosen: one === outcome },
            })),
          ]}
        />
        <div className="ml-auto flex gap-2">
          {edit.state === 'previewed' && <ButtonLink href="/stores">{t('discard')}</ButtonLink>}
          {edit.state === 'previewed' && waits > 0 && <ApplyBulkEdit id={edit.id} count={waits} />}
          {edit.state === 'done' && count('changed') > 0 && (
            <UndoBulkEdit id={edit.id} count={count('changed')} />
          )}
        </div>
      </div>
      <BulkRows rows={rows} />
      {next && (
        <ButtonLink
          href={`${path}?${new URLSearchParams({ ...(outcome ? { outcome } : {}), after: next })}`}
          className="justify-self-end"
        >
          {t('next')}
        </ButtonLink>
      )}
    </div>
  );
}

async function BulkRows({ rows }: { rows: BulkRow[] }) {
  const [t, tStores, words] = await Promise.all([
    getTranslations('bulk'),
    getTranslations('stores'),
    readTableWords(),
  ]);
  const side = (label: string | null | undefined) => {
    const status = STORE_STATUSES.find((one) => one === label);
    return status ? tStores(`status.${status}`) : label;
  };
  return (
    <DataTable
      caption={t('caption')}
      rows={rows}
      rowKey={(row) => row.storeId}
      rowHref={(row) => `/stores/${row.storeId}`}
      columns={[
        { key: 'store', header: t('columns.store'), render: (row) => `${row.storeName} · ${row.storeCode}` },
        { key: 'before', header: t('columns.before'), render: (row) => side(row.before.label) },
        { key: 'after', header: t('columns.after'), render: (row) => side(row.after?.label) },
        {
          key: 'outcome',
          header: t('columns.outcome'),
          canWrap: true,
          render: (row) => (
            <span className="flex flex-wrap items-center gap-2">
              <Status tone={tones[row.outcome]}>{t(`outcomes.${row.outcome}`)}</Status>
              {row.reason && <span className="text-ink-2 text-small">{t(`reasons.${row.reason}`)}</span>}
            </span>
          ),
        },
      ]}
      words={words}
      empty={<EmptyState kind="no-match" title={t('nothing')} cause={t('nothingCause')} />}
    />
  );
}
