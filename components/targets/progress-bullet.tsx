import { getLocale, getTranslations } from 'next-intl/server';
import { Bullet } from '@/components/charts/bullet';
import { fenToReal } from '@/lib/money';
import type { Progress } from '@/lib/targets/progress';
import { bulletLabel } from './progress-words';

/** What was made of a target, with a tick at what is due. */
export async function ProgressBullet({ progress }: { progress: Progress }) {
  const [t, locale] = await Promise.all([getTranslations('targets'), getLocale()]);
  return (
    <Bullet
      size="card"
      label={bulletLabel(progress, { t, locale })}
      actual={fenToReal(progress.actualFen)}
      due={fenToReal(progress.dueFen)}
      target={fenToReal(progress.targetFen)}
    />
  );
}
