import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/status';
import { permissionGroups } from '@/lib/auth/role-shape';
import type { RoleRow } from './role-row';

/** Name, holders and, opened, every right by its group. */
export function RoleSummary({ role }: { role: RoleRow }) {
  const t = useTranslations('roles');
  const tAuth = useTranslations('auth');
  const groups = permissionGroups
    .map(({ key, permissions }) => ({
      ...{ key, held: permissions.filter((one) => role.permissions.includes(one)) },
    }))
    .filter(({ held }) => held.length > 0);
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{role.name ?? tAuth(`roles.${role.baseRole}`)}</span>
        {role.isOwn ? <Badge>{t('basedOn', { role: tAuth(`roles.${role.baseRole}`) })}</Badge> : null}
        <span className="text-small text-ink-2 tabular-nums">{t('people', { count: role.people })}</span>
        {role.isOwn && role.places.length > 0 ? (
          <span className="text-small text-ink-2">{t('chosenPlaces', { count: role.places.length })}</span>
        ) : null}
        {role.permissions.includes('phones:read') ? null : <Badge>{t('noPhones')}</Badge>}
      </p>
      {role.isOwn ? null : <p className="text-small text-ink-2">{t(`notes.${role.baseRole}`)}</p>}
      <details className="mt-1">
        <summary className="flex min-h-6 w-fit cursor-pointer list-none items-center gap-1 rounded-control text-small text-primary max-md:min-h-11 [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden className="size-4 transition-transform [[open]>summary>&]:rotate-90" />
          {t('may', { count: role.permissions.length })}
        </summary>
        <dl className="mt-1 grid gap-x-4 gap-y-1 text-small sm:grid-cols-[auto_1fr]">
          {groups.map(({ key, held }) => (
            <div key={key} className="contents max-sm:block">
              <dt className="whitespace-nowrap text-ink-3">{t(`groups.${key}`)}</dt>
              <dd className="text-ink-2">
                {held.map((one) => tAuth(`permissions.${one}`)).join(t('comma'))}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
