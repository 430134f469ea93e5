import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import type { OnboardingStep } from '@/lib/stores/onboarding';
import { OnboardingTail, type TailStore } from './onboarding-tail';

type OnboardingOverviewProps = {
  rows: TailStore[];
  step: OnboardingStep | null;
  /** Stores at the chosen step, and in all. */
  total: number;
  all: number;
  counts: { step: OnboardingStep; stores: number }[];
  isFirst: boolean;
  after: string | null;
};

const hrefOf = (step: OnboardingStep | null, after?: string): string => {
  const params = new URLSearchParams({ ...(step ? { step } : {}), ...(after ? { after } : {}) });
  return params.size > 0 ? `/stores/onboarding?${params}` : '/stores/onboarding';
};

/** How many stores are stuck at which step, and the stores themselves. */
export async function OnboardingOverview(props: OnboardingOverviewProps) {
  const { rows, step, total, all, counts, isFirst, after } = props;
  const t = await getTranslations('onboarding.tail');
  return (
    <div className="grid gap-4">
      {all > 0 ? <Steps {...{ step, all, counts }} /> : null}
      {all > 0 && rows.length === 0 ? (
        <div className="rounded-card border bg-surface">
          <EmptyState
            kind="no-match"
            title={t('noneAt')}
            cause={t('noneAtCause')}
            action={<ButtonLink href={hrefOf(null)}>{t('showAll')}</ButtonLink>}
          />
        </div>
      ) : (
        <OnboardingTail rows={rows} />
      )}
      {all > 0 ? (
        <Pagination
          label={t('pages')}
          count={t('count', { count: total })}
          prevHref={isFirst ? null : hrefOf(step)}
          nextHref={after ? hrefOf(step, after) : null}
          prevLabel={t('first')}
          nextLabel={t('next')}
        />
      ) : null}
    </div>
  );
}

/** Each step with its number is the way to its stores. */
async function Steps({ step, all, counts }: Pick<OnboardingOverviewProps, 'step' | 'all' | 'counts'>) {
  const t = await getTranslations('onboarding');
  const choices = [
    { key: null, label: t('tail.filterAll'), stores: all },
    ...counts.map((count) => ({ key: count.step, label: t(`steps.${count.step}`), stores: count.stores })),
  ];
  return (
    <nav
      aria-label={t('tail.steps')}
      className="grid grid-cols-5 gap-2 max-xl:grid-cols-4 max-md:grid-cols-2"
    >
      {choices.map(({ key, label, stores }) => (
        <Link
          key={key ?? 'all'}
          href={hrefOf(key)}
          scroll={false}
          aria-current={key === step ? 'true' : undefined}
          className={cn(
            'grid gap-0.5 rounded-card border bg-surface px-4 py-2.5 hover:bg-hover',
            key === step && 'border-primary bg-primary-tint',
          )}
        >
          <span className="truncate text-small text-ink-2">{label}</span>
          <span className={cn('text-h2 tabular-nums', stores === 0 && 'text-ink-3')}>
            {t('tail.stores', { count: stores })}
          </span>
        </Link>
      ))}
    </nav>
  );
}
