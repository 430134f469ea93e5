import { getTimeZone, getTranslations } from 'next-intl/server';
import { HomeCard, HomeEmpty, HomeLines } from '@/components/home/home-card';
import { listExpiringGrants } from '@/lib/auth/queries/expiring-grants';
import { momentFormat } from '@/lib/i18n/moment-format';
import { failIfAsked } from '../widget-question';
import type { HomeCardProps } from './home-question';

/** Rights of people that end soon, the next to end first. */
export async function Expiring({ ctx, params }: HomeCardProps) {
  failIfAsked(params, 'expiring');
  const [t, roles, timeZone, grants] = await Promise.all([
    getTranslations('home'),
    getTranslations('auth.roles'),
    getTimeZone(),
    listExpiringGrants(ctx, { days: 30, limit: 5 }),
  ]);
  const moment = momentFormat(timeZone);
  return (
    <HomeCard
      title={t('cards.expiring')}
      note={t('expiring.note')}
      link={{ href: '/settings/users', label: t('expiring.open') }}
    >
      {grants.length === 0 ? (
        <HomeEmpty>{t('expiring.empty')}</HomeEmpty>
      ) : (
        <HomeLines
          lines={grants.map(({ id, userId, name, role, roleName, expiresAt }) => ({
            key: id,
            title: `${name} · ${roleName ?? (role ? roles(role) : '—')}`,
            note: t('expiring.until', { until: moment(expiresAt) }),
            href: `/settings/users/${userId}`,
          }))}
        />
      )}
    </HomeCard>
  );
}
