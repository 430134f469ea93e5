import { useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton';

/** What a move changes, as the server answers it. */
export type MovePlan = {
  from: { code: string; name: string } | null;
  to: string;
  isSame: boolean;
  restatedDays: number;
  sight: { gain: string[]; lose: string[] } | null;
};

const most = 5;

/** Before and after, past days computed anew, who begins and ceases to see the store. */
export function MovePreview({ plan, day, today }: { plan: MovePlan | null; day: string; today: string }) {
  const t = useTranslations('organization.plan');
  if (!plan) return <Skeleton className="h-24" />;
  if (plan.isSame) return <p className="text-small text-ink-2">{t('same', { day })}</p>;
  const people = (names: string[]) =>
    names.length > most
      ? t('andMore', { names: names.slice(0, most).join('、'), count: names.length })
      : names.join('、');
  return (
    <dl
      aria-live="polite"
      className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 rounded-card border bg-page px-3.5 py-3 text-small"
    >
      <dt className="text-ink-3">{t('change')}</dt>
      <dd>{t('fromTo', { from: plan.from?.name ?? t('elsewhere'), to: plan.to })}</dd>
      <dt className="text-ink-3">{t('history')}</dt>
      <dd>{day > today ? t('later', { day }) : t('restated', { day, count: plan.restatedDays })}</dd>
      {plan.sight ? (
        <>
          <dt className="text-ink-3">{t('gain')}</dt>
          <dd>{plan.sight.gain.length > 0 ? people(plan.sight.gain) : t('nobody')}</dd>
          <dt className="text-ink-3">{t('lose')}</dt>
          <dd>{plan.sight.lose.length > 0 ? people(plan.sight.lose) : t('nobody')}</dd>
        </>
      ) : null}
    </dl>
  );
}
