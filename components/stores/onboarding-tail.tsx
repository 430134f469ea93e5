import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { readTableWords } from '@/components/data-table/read-table-words';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Progress } from '@/components/ui/progress';
import type { Onboarding } from '@/lib/stores/onboarding';
import type { StoreStatus } from '@/lib/stores/store-status';
import { lacksOf, StepMark } from './onboarding-words';
import { StatusMark } from './status-mark';

export type TailStore = {
  id: string;
  code: string;
  name: string;
  regionName: string;
  status: StoreStatus;
  openedOn: string | null;
  onboarding: Onboarding;
};

/** Stores that are not fully open, the longest stuck first, as they are handed in. */
export async function OnboardingTail({ rows, isNarrow = false }: { rows: TailStore[]; isNarrow?: boolean }) {
  const [t, words] = await Promise.all([getTranslations('onboarding'), readTableWords()]);
  const columns = await tailColumns();
  return (
    <DataTable<TailStore>
      caption={t('tail.caption')}
      columns={isNarrow ? columns.filter(({ key }) => ['store', 'next', 'stuck'].includes(key)) : columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/stores/${row.id}/onboarding`}
      words={words}
      density="relaxed"
      maxHeight="none"
      empty={<EmptyState kind="first-use" title={t('tail.none')} cause={t('tail.noneCause')} />}
    />
  );
}

/** The head of the tail as a card of a home page: how many, the worst few, and the way to all of them. */
export async function OnboardingTailCard({ rows, total }: { rows: TailStore[]; total: number }) {
  const t = await getTranslations('onboarding');
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={t('tail.title')}
        note={t('tail.count', { count: total })}
        actions={
          <Link
            href="/stores/onboarding"
            className="text-small text-primary underline-offset-4 hover:underline"
          >
            {t('tail.more', { count: total })}
          </Link>
        }
      />
      <div className="md:[&_section]:rounded-none md:[&_section]:border-x-0 md:[&_section]:border-b-0 max-md:px-4">
        <OnboardingTail rows={rows} isNarrow />
      </div>
    </Card>
  );
}

async function tailColumns() {
  const [t, c] = await Promise.all([getTranslations('onboarding'), getTranslations('stores.columns')]);
  return [
    {
      ...{ key: 'store', header: t('tail.columns.store'), isFixed: true, width: '240px' },
      render: (row: TailStore) => row.name,
    },
    {
      ...{ key: 'code', header: c('code') },
      render: (row: TailStore) => <span className="text-ink-2">{row.code}</span>,
    },
    { ...{ key: 'region', header: c('region') }, render: (row: TailStore) => row.regionName },
    {
      ...{ key: 'status', header: t('tail.columns.status') },
      render: (row: TailStore) => <StatusMark status={row.status} />,
    },
    {
      ...{ key: 'progress', header: t('tail.columns.progress'), width: '140px' },
      render: ({ onboarding: { done, steps } }: TailStore) => (
        <Progress
          label={t('tail.columns.progress')}
          value={(done / steps.length) * 100}
          text={`${done}/${steps.length}`}
        />
      ),
    },
    {
      ...{ key: 'next', header: t('tail.columns.next') },
      render: async ({ onboarding: { next } }: TailStore) => next && <NextStep next={next} />,
    },
    {
      ...{ key: 'stuck', header: t('tail.columns.stuck') },
      render: (row: TailStore) =>
        row.onboarding.next && <StepMark state={row.onboarding.next} openedOn={row.openedOn} />,
    },
    { ...{ key: 'opened', header: t('tail.columns.opened') }, render: (row: TailStore) => row.openedOn },
  ];
}

async function NextStep({ next }: { next: NonNullable<Onboarding['next']> }) {
  const t = await getTranslations('onboarding');
  const lacks = await lacksOf(next);
  return (
    <span className="inline-grid max-w-72">
      <span>{t(`steps.${next.step}`)}</span>
      {lacks ? (
        <span className="truncate text-note text-ink-3" title={lacks}>
          {lacks}
        </span>
      ) : null}
    </span>
  );
}
