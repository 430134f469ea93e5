import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/components/data-table/table-state';
import { OnboardingOverview } from '@/components/stores/onboarding-overview';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { listOnboarding } from '@/lib/onboarding/queries';
import { countByStep, ONBOARDING_STEPS, tailAfter, tailPlace } from '@/lib/stores/onboarding';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('onboarding'))('title') };
}

const pageSize = 50;

/** Everything that is not fully open, the longest stuck first. */
export default async function OnboardingPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requirePage('stores:read');
  const [t, stores, params, all] = await Promise.all([
    getTranslations('onboarding'),
    getTranslations('stores'),
    searchParams,
    listOnboarding(ctx),
  ]);
  const step = ONBOARDING_STEPS.find((one) => one === params.step) ?? null;
  const after = typeof params.after === 'string' ? params.after : undefined;
  const chosen = step ? all.filter(({ onboarding }) => onboarding.next?.step === step) : all;
  const behind = tailAfter(chosen, after);
  const rows = behind.slice(0, pageSize);
  const last = behind.length > pageSize ? rows.at(-1) : undefined;
  const trail = [{ label: stores('title'), href: '/stores' }, { label: t('title') }];
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        breadcrumb={<Breadcrumb label={t('crumb')} items={trail} />}
      />
      <OnboardingOverview
        {...{ rows, step, total: chosen.length, all: all.length, counts: countByStep(all) }}
        isFirst={after === undefined}
        after={last ? tailPlace(last) : null}
      />
    </>
  );
}
