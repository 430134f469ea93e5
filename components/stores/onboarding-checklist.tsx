import { Check } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Progress } from '@/components/ui/progress';
import type { Onboarding, OnboardingStep, StepState } from '@/lib/stores/onboarding';
import { lacksOf, StepMark } from './onboarding-words';

type OnboardingChecklistProps = {
  onboarding: Onboarding;
  openedOn: string | null;
  /** Where each open step is cured, for whoever may. */
  cures: Partial<Record<OnboardingStep, string>>;
};

/** The nine steps of a store, ticked by its data alone; each open one leads to where it is done. */
export async function OnboardingChecklist({ onboarding, openedOn, cures }: OnboardingChecklistProps) {
  const t = await getTranslations('onboarding');
  const { steps, done, isComplete, next } = onboarding;
  const text = t('progress', { done, total: steps.length });
  return (
    <Card className="max-w-220 overflow-hidden">
      <CardHeader
        title={isComplete ? t('complete') : t('checklist')}
        note={isComplete ? t('completeNote') : t('auto')}
      />
      <Progress
        className="px-5 pb-4 max-md:px-4"
        label={t('checklist')}
        value={(done / steps.length) * 100}
        text={text}
        tone={isComplete ? 'good' : 'primary'}
      />
      <ol className="border-t">
        {steps.map((state) => (
          <Step
            key={state.step}
            {...{ state, openedOn, href: cures[state.step], isNext: state.step === next?.step }}
          />
        ))}
      </ol>
    </Card>
  );
}

type StepProps = { state: StepState; openedOn: string | null; href: string | undefined; isNext: boolean };

async function Step({ state, openedOn, href, isNext }: StepProps) {
  const t = await getTranslations('onboarding');
  const { step, isDone } = state;
  const lacks = await lacksOf(state);
  return (
    <li
      data-step={step}
      aria-current={isNext ? 'step' : undefined}
      className={cn(
        'grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-2 border-b px-5 py-3 last:border-b-0 max-md:grid-cols-[auto_1fr] max-md:px-4',
        isNext && 'bg-primary-tint/50',
      )}
    >
      <span
        role="img"
        aria-label={t(isDone ? 'state.done' : 'state.open')}
        className={cn(
          'grid size-6 place-items-center rounded-full border max-md:self-start',
          isDone ? 'border-transparent bg-good-tint text-good' : 'border-edge',
        )}
      >
        {isDone ? <Check aria-hidden className="size-4" /> : null}
      </span>
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{t(`steps.${step}`)}</span>
          <StepMark state={state} openedOn={openedOn} />
        </p>
        <p className="mt-0.5 text-small text-ink-3">
          {isDone ? t(`what.${step}`) : (lacks ?? t(`what.${step}`))}
        </p>
      </div>
      {href ? (
        <ButtonLink
          href={href}
          size="sm"
          variant={isNext ? 'primary' : undefined}
          className="max-md:col-start-2 max-md:justify-self-start"
        >
          {t(`cure.${step}`)}
        </ButtonLink>
      ) : null}
    </li>
  );
}
