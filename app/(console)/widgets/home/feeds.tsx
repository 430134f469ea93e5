import { getTranslations } from 'next-intl/server';
import { HomeCard, HomeEmpty, HomeLines } from '@/components/home/home-card';
import { ButtonLink } from '@/components/ui/button-link';
import { Status } from '@/components/ui/status';
import { listFeeds } from '@/lib/ingest/queries/list-feeds';
import { countQuarantined } from '@/lib/ingest/queries/quarantine';
import { getDataComplete } from '@/lib/metrics/queries/data-complete';
import { addDays, asDay } from '@/lib/time';
import { failIfAsked } from '../widget-question';
import type { HomeCardProps } from './home-question';

const aDay = 86_400_000;

/** Whether data come in: how far they are complete, who is silent, what is held back. */
export async function Feeds({ ctx, params }: HomeCardProps) {
  failIfAsked(params, 'feeds');
  const [t, feeds, held, complete] = await Promise.all([
    getTranslations('home'),
    listFeeds(ctx),
    countQuarantined(ctx),
    getDataComplete(ctx, { node: {} }),
  ]);
  const link = { href: '/settings/integrations', label: t('feeds.open') };
  if (feeds.length === 0 && complete.lastDay === null)
    return (
      <HomeCard title={t('cards.feeds')} note={t('feeds.note')} link={link}>
        <HomeEmpty action={<ButtonLink href="/settings/integrations">{t('feeds.connect')}</ButtonLink>}>
          {t('feeds.empty')}
        </HomeEmpty>
      </HomeCard>
    );
  const due = addDays(asDay(ctx.scope.today), -1);
  const isLate = complete.completeTo === null || complete.completeTo < due;
  const quiet = feeds.filter((feed) => ctx.now.getTime() - feed.lastReceivedAt.getTime() > aDay).length;
  const waiting = held.reduce((sum, { items }) => sum + items, 0);
  const count = (value: number, of?: number) => (
    <Status tone={value > 0 ? 'warn' : 'good'}>
      {of === undefined ? value : t('feeds.of', { count: value, total: of })}
    </Status>
  );
  return (
    <HomeCard title={t('cards.feeds')} note={t('feeds.note')} link={link}>
      <HomeLines
        lines={[
          {
            key: 'complete',
            title: complete.completeTo ? t('feeds.complete', { day: complete.completeTo }) : t('feeds.none'),
            note: isLate ? t('feeds.late', { day: due }) : undefined,
            href: '/settings/integrations',
            mark: (
              <Status tone={isLate ? 'warn' : 'good'}>
                {t(isLate ? 'feeds.lateShort' : 'feeds.onTime')}
              </Status>
            ),
          },
          {
            key: 'silent',
            title: t('feeds.silent'),
            mark: count(complete.silent.length, complete.liveStores),
          },
          { key: 'quiet', title: t('feeds.quiet'), mark: count(quiet, feeds.length) },
          {
            key: 'held',
            title: t('feeds.held'),
            href: '/settings/integrations',
            mark: count(waiting),
          },
        ]}
      />
    </HomeCard>
  );
}
