import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Permission } from '@/lib/auth/permissions';
import { momentFormat } from '@/lib/i18n/moment-format';
import { AddGrant } from './add-grant';
import { DeclineAccess } from './decline-access';
import type { Places, RoleChoice } from './grant-fields';

export type RequestWords = {
  id: string;
  name: string;
  account: string;
  permission: Permission | null;
  reason: string;
  status: 'open' | 'granted' | 'declined';
  decisionNote: string | null;
  createdAt: Date;
  decidedAt: Date | null;
};
type Props = {
  requests: RequestWords[];
  places: Places;
  roles: (RoleChoice & { permissions: Permission[] })[];
  timeZone: string;
  today: string;
};

/** Requests that wait for a decision, each with what it asks and why. */
export function AccessInbox({ requests, places, roles, timeZone, today }: Props) {
  const t = useTranslations('users.access');
  if (requests.length === 0) {
    return (
      <Card>
        <EmptyState kind="first-use" title={t('none')} cause={t('noneCause')} />
      </Card>
    );
  }
  return (
    <ul className="grid gap-3">
      {requests.map((request) => (
        <li key={request.id}>
          <OpenRequest {...{ request, places, roles, timeZone, today }} />
        </li>
      ))}
    </ul>
  );
}

function OpenRequest({
  request,
  places,
  roles,
  timeZone,
  today,
}: Omit<Props, 'requests'> & { request: RequestWords }) {
  const t = useTranslations();
  const { permission } = request;
  const fitting = roles.filter((role) => permission && role.permissions.includes(permission));
  const asked = permission ? t(`auth.permissions.${permission}`) : '—';
  return (
    <Card className="grid gap-3 p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-h2">
          {request.name} <span className="font-normal text-ink-2 text-small">{request.account}</span>
        </h2>
        <time dateTime={request.createdAt.toISOString()} className="text-note text-ink-3">
          {momentFormat(timeZone)(request.createdAt)}
        </time>
      </div>
      <p className="font-medium">{t('users.access.asks', { permission: asked })}</p>
      <p className="whitespace-pre-line break-words text-ink-2">{request.reason}</p>
      <div className="flex flex-wrap gap-2">
        <AddGrant
          target={{ requestId: request.id }}
          title={t('users.access.asks', { permission: asked })}
          submit={t('users.access.grant')}
          done={t('users.access.grantedDone')}
          {...{ places, roles: fitting, today }}
        />
        <DeclineAccess requestId={request.id} />
      </div>
    </Card>
  );
}
