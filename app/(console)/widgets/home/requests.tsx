import { getTimeZone, getTranslations } from 'next-intl/server';
import { HomeCard, HomeEmpty, HomeLines } from '@/components/home/home-card';
import { listAccessRequests } from '@/lib/auth/queries/access-requests';
import { momentFormat } from '@/lib/i18n/moment-format';
import { failIfAsked } from '../widget-question';
import type { HomeCardProps } from './home-question';

/** People who ask for a right and wait for an answer. */
export async function Requests({ ctx, params }: HomeCardProps) {
  failIfAsked(params, 'requests');
  const [t, all, timeZone, open] = await Promise.all([
    getTranslations('home'),
    getTranslations('users.access'),
    getTimeZone(),
    listAccessRequests(ctx, { status: 'open' }),
  ]);
  const permissions = await getTranslations('auth.permissions');
  const moment = momentFormat(timeZone);
  return (
    <HomeCard
      title={t('cards.requests')}
      note={t('requests.note', { count: open.length })}
      link={{ href: '/settings/access', label: t('requests.open') }}
    >
      {open.length === 0 ? (
        <HomeEmpty>{t('requests.empty')}</HomeEmpty>
      ) : (
        <HomeLines
          lines={open.slice(0, 5).map(({ id, name, permission, reason, createdAt }) => ({
            key: id,
            title: `${name} · ${all('asks', { permission: permission ? permissions(permission) : '—' })}`,
            note: `${moment(createdAt)} · ${reason}`,
            href: '/settings/access',
          }))}
        />
      )}
    </HomeCard>
  );
}
