import { useTranslations } from 'next-intl';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone-icon';
import { momentFormat } from '@/lib/i18n/moment-format';
import type { RequestWords } from './access-inbox';

const tones: Record<RequestWords['status'], Tone> = { open: 'waiting', granted: 'good', declined: 'bad' };

/** What one asked for oneself and what became of it. `isAlone`: nothing else stands on the page. */
export function MyRequests({
  requests,
  timeZone,
  isAlone,
}: {
  requests: RequestWords[];
  timeZone: string;
  isAlone: boolean;
}) {
  const t = useTranslations();
  const day = momentFormat(timeZone, 'day');
  if (requests.length === 0) {
    return isAlone ? (
      <Card>
        <EmptyState
          kind="first-use"
          title={t('users.access.noneMine')}
          cause={t('users.access.noneMineCause')}
        />
      </Card>
    ) : null;
  }
  return (
    <Card>
      <CardHeader title={t('users.access.mine')} />
      <CardBody>
        <ul className="divide-y">
          {requests.map((request) => (
            <li key={request.id} className="flex items-start justify-between gap-4 py-3">
              <div className="min-w-0">
                <p className="font-medium">
                  {request.permission ? t(`auth.permissions.${request.permission}`) : '—'}
                </p>
                <p className="break-words text-small text-ink-2">{request.reason}</p>
                {request.decisionNote ? (
                  <p className="mt-1 break-words text-small">{request.decisionNote}</p>
                ) : null}
              </div>
              <div className="grid justify-items-end gap-1">
                <Status tone={tones[request.status]}>{t(`users.access.${request.status}`)}</Status>
                <span className="text-note text-ink-3">{day(request.decidedAt ?? request.createdAt)}</span>
              </div>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
