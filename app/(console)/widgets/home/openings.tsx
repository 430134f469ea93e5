import { getTranslations } from 'next-intl/server';
import { HomeCard, HomeEmpty } from '@/components/home/home-card';
import { OnboardingTailCard } from '@/components/stores/onboarding-tail';
import { listOnboarding } from '@/lib/onboarding/queries';
import { failIfAsked } from '../widget-question';
import type { HomeCardProps } from './home-question';

/** Stores that are not fully open, the longest stuck first; `card` is what it is called on this home. */
export async function Openings({ ctx, params, card }: HomeCardProps & { card: 'onboarding' | 'checklist' }) {
  failIfAsked(params, card);
  const [t, words, rows] = await Promise.all([
    getTranslations('home'),
    getTranslations('onboarding'),
    listOnboarding(ctx),
  ]);
  if (rows.length === 0)
    return (
      <HomeCard title={t(`cards.${card}`)}>
        <HomeEmpty>{words('tail.noneCause')}</HomeEmpty>
      </HomeCard>
    );
  return <OnboardingTailCard rows={rows.slice(0, 4)} total={rows.length} />;
}
