import { useTranslations } from 'next-intl';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone-icon';
import type { GuideStatus } from '@/lib/guides/stays';

const tones: Record<GuideStatus, Tone> = { active: 'good', unassigned: 'warn', left: 'neutral' };

/** At work, without a store, or gone: as picture and word. */
export function GuideStatusMark({ status }: { status: GuideStatus }) {
  const t = useTranslations('guides.status');
  return <Status tone={tones[status]}>{t(status)}</Status>;
}
