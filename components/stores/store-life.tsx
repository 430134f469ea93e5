import { getTimeZone, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Badge } from '@/components/ui/status';
import type { TreeNode } from '@/components/ui/tree-shape';
import { momentFormat } from '@/lib/i18n/moment-format';
import type { StepState } from '@/lib/stores/onboarding';
import type { StoreStatus } from '@/lib/stores/store-status';
import { type Approval, NextSteps } from './next-steps';
import { lacksOfAll } from './onboarding-words';
import { CancelMove, RegionMove } from './region-move';
import { StatusMark } from './status-mark';

type StatusChange = {
  id: string;
  fromStatus: string | null;
  toStatus: string;
  reason: string | null;
  effectiveOn: string;
  actorName: string;
  at: Date;
};

type StoreLifeProps = {
  store: { id: string; status: StoreStatus; regionNames: string[] };
  changes: StatusChange[];
  stays: { regionName: string; from: string; to: string | null; lastDay: string | null }[];
  /** By code, for the move. */
  regions: TreeNode[];
  today: string;
  canWrite: boolean;
  /** Who may approve it, while it waits for that. */
  approval: Approval | null;
  /** Steps of the opening that should be done before anybody decides on the store. */
  open: StepState[];
};

/** Status and region: where the store is in its life, what can come next, and how it came here. */
export async function StoreLife(props: StoreLifeProps) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <StatusCard {...props} />
      <RegionCard {...props} />
    </div>
  );
}

async function StatusCard({ store, changes, today, canWrite, approval, open }: StoreLifeProps) {
  const [t, timeZone] = await Promise.all([getTranslations('stores'), getTimeZone()]);
  const moment = momentFormat(timeZone);
  const word = (status: string) => t(`status.${status as StoreStatus}`);
  return (
    <Card>
      <CardHeader title={t('life.statusTitle')} actions={<StatusMark status={store.status} />} />
      <CardBody className="grid gap-5">
        <NextSteps
          {...{
            storeId: store.id,
            status: store.status,
            today,
            canWrite,
            approval,
            lacks: await lacksOfAll(open),
          }}
        />
        <Timeline title={t('life.history')}>
          {changes.map((change) => (
            <TimelineItem key={change.id}>
              <p className="flex flex-wrap items-center gap-x-2">
                <span className="font-medium">
                  {change.fromStatus
                    ? t('life.historyLine', { from: word(change.fromStatus), to: word(change.toStatus) })
                    : t('life.started', { to: word(change.toStatus) })}
                </span>
                <span className="text-small text-ink-2">
                  {t('life.effective', { day: change.effectiveOn })}
                </span>
              </p>
              {change.reason ? <p className="text-ink-2">{change.reason}</p> : null}
              <p className="text-note text-ink-3">
                {t('life.by', {
                  name: change.actorName,
                  at: moment(change.at),
                })}
              </p>
            </TimelineItem>
          ))}
        </Timeline>
      </CardBody>
    </Card>
  );
}

async function RegionCard({ store, stays, regions, today, canWrite }: StoreLifeProps) {
  const t = await getTranslations('stores.life');
  return (
    <Card>
      <CardHeader
        title={t('regionTitle')}
        note={store.regionNames.slice(1).join(' / ')}
        actions={canWrite && <RegionMove storeId={store.id} regions={regions} today={today} />}
      />
      <CardBody>
        <Timeline>
          {stays.map((stay) => {
            const kind =
              stay.from > today ? 'planned' : stay.to === null || stay.to > today ? 'current' : 'past';
            return (
              <TimelineItem key={stay.from}>
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-medium">{stay.regionName}</span>
                  {kind === 'past' ? null : <Badge>{t(kind)}</Badge>}
                  {kind === 'planned' && canWrite ? <CancelMove storeId={store.id} on={stay.from} /> : null}
                </p>
                <p className="text-small text-ink-2">{stayWords(t, stay)}</p>
              </TimelineItem>
            );
          })}
        </Timeline>
      </CardBody>
    </Card>
  );
}

type LifeWords = Awaited<ReturnType<typeof getTranslations<'stores.life'>>>;

function stayWords(t: LifeWords, { from, lastDay }: { from: string; lastDay: string | null }): string {
  const isFirst = from <= '1900-01-01';
  if (isFirst) return lastDay ? t('stayStartTo', { to: lastDay }) : t('stayStart');
  return lastDay ? t('stay', { from, to: lastDay }) : t('stayOpen', { from });
}

function Timeline({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div>
      {title ? <h3 className="mb-2 text-small font-medium text-ink-2">{title}</h3> : null}
      <ol className="grid gap-4 border-l pl-4">{children}</ol>
    </div>
  );
}

function TimelineItem({ children }: { children: ReactNode }) {
  return (
    <li className="relative grid gap-0.5 before:absolute before:top-2 before:-left-[20.5px] before:size-2 before:rounded-full before:bg-edge first:before:bg-primary">
      {children}
    </li>
  );
}
