import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { Progress } from '@/components/ui/progress';
import type { Onboarding } from '@/lib/stores/onboarding';
import { StepMark } from './onboarding-words';

type OnboardingStripProps = { storeId: string; onboarding: Onboarding; openedOn: string | null };

/** One line over the figures of a store that sells but is not fully open yet. */
export async function OnboardingStrip({ storeId, onboarding, openedOn }: OnboardingStripProps) {
  const t = await getTranslations('onboarding');
  const { steps, done, next } = onboarding;
  if (!next) return null;
  return (
    <Card
      aria-label={t('checklist')}
      className="flex flex-wrap items-center gap-x-5 gap-y-2 px-5 py-3 max-md:px-4"
    >
      <h2 className="text-body font-medium">{t('checklist')}</h2>
      <Progress
        className="w-48 max-md:w-full"
        label={t('checklist')}
        value={(done / steps.length) * 100}
        text={t('progress', { done, total: steps.length })}
      />
      <p className="flex min-w-0 flex-1 flex-wrap items-center gap-2 text-small text-ink-2">
        {t('listNote', { open: steps.length - done, step: t(`steps.${next.step}`) })}
        <StepMark state={next} openedOn={openedOn} />
      </p>
      <ButtonLink href={`/stores/${storeId}/onboarding`} size="sm">
        {t('view')}
      </ButtonLink>
    </Card>
  );
}
