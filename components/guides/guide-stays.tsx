import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { ComboboxOption } from '@/components/ui/combobox';
import { Badge } from '@/components/ui/status';
import type { GuideRole } from '@/lib/guides/input';
import { stayState } from '@/lib/guides/stays';
import { AssignDialog } from './assign-dialog';
import { CancelStay, EndStay } from './stay-acts';

export type StayRow = {
  storeId: string;
  storeName: string;
  role: GuideRole;
  from: string;
  /** First day no longer there. */
  to: string | null;
  lastDay: string | null;
  canWrite: boolean;
};

type GuideStaysProps = {
  guideId: string;
  stays: StayRow[];
  /** Where one may assign the guide; empty without the right. */
  stores: ComboboxOption[];
  today: string;
};

const tones = { now: 'bg-good-tint! text-good!', planned: 'bg-primary-tint! text-primary!', past: '' };

/** Every stay in reach, newest first: store, role, days, and what can be done with it. */
export async function GuideStays({ guideId, stays, stores, today }: GuideStaysProps) {
  const t = await getTranslations('guides');
  return (
    <Card>
      <CardHeader
        title={t('assignments')}
        note={t('assignmentsNote')}
        actions={stores.length > 0 && <AssignDialog {...{ guideId, stores, today }} />}
      />
      <CardBody>
        {stays.length === 0 && <p className="py-2 text-ink-2">{t('noStays')}</p>}
        <ol className="divide-y divide-line/70">
          {stays.map((stay) => {
            const state = stayState(stay, today);
            return (
              <li key={`${stay.storeId}${stay.from}`} className="flex min-h-14 items-center gap-3 py-2">
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <Link
                      href={`/stores/${stay.storeId}/guides`}
                      className="min-w-0 truncate font-medium underline-offset-4 hover:text-primary hover:underline"
                    >
                      {stay.storeName}
                    </Link>
                    <Badge className={tones[state]}>{t(state)}</Badge>
                  </p>
                  <p className="text-small text-ink-2 tabular-nums">
                    {t(`roles.${stay.role}`)} ·{' '}
                    <span className="inline-block">
                      {stay.lastDay
                        ? t('stay', { from: stay.from, to: stay.lastDay })
                        : t('stayOpen', { from: stay.from })}
                    </span>
                  </p>
                </div>
                {stay.canWrite && state === 'planned' && <CancelStay {...{ guideId, stay }} />}
                {stay.canWrite && state === 'now' && stay.to === null && (
                  <EndStay {...{ guideId, stay, today }} />
                )}
              </li>
            );
          })}
        </ol>
      </CardBody>
    </Card>
  );
}
