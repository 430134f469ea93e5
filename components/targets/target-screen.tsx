import { getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import { ClientMessages } from '@/components/layout/client-messages';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import type { Progress } from '@/lib/targets/progress';
import type { TargetBatch } from '@/lib/targets/target-batch';
import { targetHref } from '@/lib/targets/target-period';
import type { Day } from '@/lib/time';
import { BatchList } from './batch-list';
import { MonthBar } from './month-bar';
import { type RegionRow, RegionTargets } from './region-targets';
import { StoreTargets } from './store-targets';
import { TargetSummary } from './target-summary';

export type TargetRights = { canWrite: boolean; canImport: boolean };
type TargetScreenProps = {
  month: Day;
  through: Day;
  region: string | undefined;
  path: { code: string | undefined; name: string }[];
  progress: Progress | null;
  stores: number;
  aimed: number;
  regions: RegionRow[];
  page: Pick<
    ComponentProps<typeof StoreTargets>,
    'rows' | 'from' | 'prevHref' | 'nextHref' | 'sort' | 'sortHref'
  >;
  batches: TargetBatch[];
  rights: TargetRights;
};

/** Targets of a month: the node's own figures, the regions below, its stores, and who set what. */
export async function TargetScreen(props: TargetScreenProps) {
  const { month, region, rights, aimed, stores } = props;
  return (
    <ClientMessages namespaces={['targets']}>
      <MonthBar month={month} region={region} path={props.path} />
      <div className="grid gap-4">
        {aimed === 0 ? (
          <NoTargets rights={rights} month={month} region={region} />
        ) : (
          <TargetSummary progress={props.progress} through={props.through} {...{ stores, aimed }} />
        )}
        {props.regions.length > 0 ? <RegionTargets rows={props.regions} /> : null}
        <StoreTargets {...props.page} month={month.slice(0, 7)} total={stores} canWrite={rights.canWrite} />
        <BatchList rows={props.batches} canWrite={rights.canWrite} />
      </div>
    </ClientMessages>
  );
}

async function NoTargets({ rights, month, region }: { rights: TargetRights; month: Day; region?: string }) {
  const t = await getTranslations('targets');
  return (
    <div className="rounded-card border bg-surface">
      <EmptyState
        kind="first-use"
        title={t('card.missing', { month: month.slice(0, 7) })}
        cause={rights.canWrite ? t('empty.cause') : t('empty.readerCause')}
        action={rights.canWrite ? <TargetActions {...{ rights, month, region }} /> : null}
        className="py-8"
      />
    </div>
  );
}

/** The two ways targets come in beside typing them. */
export async function TargetActions({
  rights,
  month,
  region,
}: {
  rights: TargetRights;
  month: Day;
  region?: string;
}) {
  const t = await getTranslations('targets');
  return (
    <>
      {rights.canImport ? <ButtonLink href="/imports/new?kind=targets">{t('import')}</ButtonLink> : null}
      {rights.canWrite ? (
        <ButtonLink href={targetHref({ month, region, path: '/settings/targets/split' })} variant="primary">
          {t('split')}
        </ButtonLink>
      ) : null}
    </>
  );
}
