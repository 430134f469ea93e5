import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import type { Permission } from '@/lib/auth/permissions';
import type { Places } from './grant-fields';
import { RoleActs } from './role-acts';
import type { RoleRow } from './role-row';
import { RoleSummary } from './role-summary';

type Props = {
  roles: RoleRow[];
  places: Places;
  /** Rights the reader holds: no other can be switched on. */
  mine: readonly Permission[];
  today: string;
  canWrite: boolean;
};

/** The organization's own roles and the built-in ones, each with what it may do and who holds it. */
export function RoleList({ roles, canWrite, ...rest }: Props) {
  const t = useTranslations('roles');
  const own = roles.filter(({ isOwn }) => isOwn);
  const builtIn = roles.filter(({ isOwn }) => !isOwn);
  const rows = (shown: RoleRow[]) => (
    <ul className="divide-y border-t">
      {shown.map((role) => (
        <li key={role.key} className="grid gap-x-4 gap-y-2 px-5 py-3 max-md:px-4 md:grid-cols-[1fr_auto]">
          <RoleSummary role={role} />
          {canWrite && role.canGive ? <RoleActs role={role} {...rest} /> : null}
        </li>
      ))}
    </ul>
  );
  return (
    <div className="grid max-w-240 gap-5">
      <Card>
        <CardHeader title={t('own')} note={t('ownNote')} />
        {own.length > 0 ? (
          rows(own)
        ) : (
          <p className="px-5 pb-5 text-small text-ink-2 max-md:px-4">{t('noOwn')}</p>
        )}
      </Card>
      <Card>
        <CardHeader title={t('builtIn')} note={t('builtInNote')} />
        {rows(builtIn)}
      </Card>
    </div>
  );
}
