import { getTimeZone, getTranslations } from 'next-intl/server';
import { HomeCard, HomeEmpty, HomeLines } from '@/components/home/home-card';
import { Status } from '@/components/ui/status';
import { listExports } from '@/lib/exports/queries/exports';
import { momentFormat } from '@/lib/i18n/moment-format';
import { failIfAsked } from '../widget-question';
import type { HomeCardProps } from './home-question';

const tones = { waiting: 'waiting', done: 'good', failed: 'bad', expired: 'neutral' } as const;

/** The reader's own exports that run, and the last ones. */
export async function Exports({ ctx, params }: HomeCardProps) {
  failIfAsked(params, 'exports');
  const [t, words, timeZone, rows] = await Promise.all([
    getTranslations('home'),
    getTranslations('exports'),
    getTimeZone(),
    listExports(ctx),
  ]);
  const moment = momentFormat(timeZone);
  return (
    <HomeCard
      title={t('cards.exports')}
      note={t('exports.note')}
      link={{ href: '/exports', label: t('exports.open') }}
    >
      {rows.length === 0 ? (
        <HomeEmpty>{t('exports.empty')}</HomeEmpty>
      ) : (
        <HomeLines
          lines={rows.slice(0, 4).map(({ id, list, createdAt, state }) => ({
            key: id,
            title: words(`lists.${list}`),
            note: moment(createdAt),
            href: '/exports',
            mark: <Status tone={tones[state]}>{words(`states.${state}`)}</Status>,
          }))}
        />
      )}
    </HomeCard>
  );
}
