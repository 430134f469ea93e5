import { useTranslations } from 'next-intl';
import { Status } from '@/components/ui/status';
import { grantEnd } from '@/lib/auth/grant-end';
import type { Role } from '@/lib/auth/permissions';
import { momentFormat } from '@/lib/i18n/moment-format';

export type GrantWords = {
  role: Role | null;
  roleName: string | null;
  brandName: string | null;
  regionName: string | null;
  storeName: string | null;
  expiresAt: Date | null;
  isExpired: boolean;
};

/** `店长 · 静安店` in plain text. */
export function useGrantText(): (grant: GrantWords) => string {
  const t = useTranslations();
  return ({ role, roleName, ...node }) =>
    t('users.at', {
      role: role ? t(`auth.roles.${role}`) : (roleName ?? ''),
      place: placeText(node, t),
    });
}

type Node = { brandName: string | null; regionName: string | null; storeName: string | null };
/** Where a grant or key reaches, in words. */
export function placeText(node: Node, t: (key: 'users.everywhere') => string): string {
  const place = node.storeName ?? node.regionName;
  if (!place && !node.brandName) return t('users.everywhere');
  return [node.brandName, place].filter(Boolean).join(' · ');
}

/** One grant: role, reach, until when. */
export function GrantText({ grant, timeZone, now }: { grant: GrantWords; timeZone: string; now: Date }) {
  const t = useTranslations('users');
  const text = useGrantText();
  const end = grantEnd(grant.expiresAt, now);
  // The grant ends with the day before this instant.
  const last = grant.expiresAt && new Date(grant.expiresAt.getTime() - 1);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {text(grant)}
      {grant.isExpired ? <Status tone="neutral">{t('expired')}</Status> : null}
      {end.kind === 'ends' && end.isSoon ? (
        <Status tone="warn">{end.days === 0 ? t('endsToday') : t('endsIn', { days: end.days })}</Status>
      ) : null}
      {last && !grant.isExpired ? (
        <span className="text-note text-ink-3">
          {t('until', { day: momentFormat(timeZone, 'day')(last) })}
        </span>
      ) : null}
    </span>
  );
}
