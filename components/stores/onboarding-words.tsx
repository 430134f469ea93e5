import { getTranslations } from 'next-intl/server';
import { Status } from '@/components/ui/status';
import type { StepState } from '@/lib/stores/onboarding';

/** From here on a step is shown as late rather than as open. */
const lateDays = 7;

/** Done and since when, stuck and for how long, or not due yet. */
export async function StepMark({ state, openedOn }: { state: StepState; openedOn: string | null }) {
  const t = await getTranslations('onboarding');
  const { isDone, doneOn, stuckDays, since } = state;
  if (isDone) return <Status tone="good">{doneOn ? t('doneOn', { day: doneOn }) : t('done')}</Status>;
  if (stuckDays === null)
    return (
      <Status tone="waiting">{openedOn ? t('waitingFrom', { day: since ?? openedOn }) : t('waiting')}</Status>
    );
  if (stuckDays === 0) return <Status tone="neutral">{t('open')}</Status>;
  return <Status tone={stuckDays > lateDays ? 'bad' : 'warn'}>{t('stuck', { days: stuckDays })}</Status>;
}

/** What a step still lacks: 还缺：城市、地址. */
export async function lacksOf(state: StepState): Promise<string | null> {
  if (state.lacks.length === 0) return null;
  const t = await getTranslations('onboarding');
  const items = state.lacks.map((key) => t(`lack.${key as 'name'}`)).join(t('comma'));
  return t('lacks', { items });
}

/** Open steps as lines: 资料完整（还缺：城市、地址）. */
export async function lacksOfAll(states: readonly StepState[]): Promise<string[]> {
  const t = await getTranslations('onboarding');
  return Promise.all(
    states.map(async (state) => {
      const [step, lacks] = [t(`steps.${state.step}`), await lacksOf(state)];
      return lacks ? t('stepLacks', { step, lacks }) : step;
    }),
  );
}
