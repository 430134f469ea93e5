import { useTranslations } from 'next-intl';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone-icon';
import type { StoreStatus } from '@/lib/stores/store-status';

const tones: Record<StoreStatus, Tone> = {
  draft: 'neutral',
  submitted: 'waiting',
  approved: 'primary',
  live: 'good',
  paused: 'warn',
  closed: 'neutral',
};

/** The status of a store as picture and word. */
export function StatusMark({ status }: { status: StoreStatus }) {
  const t = useTranslations('stores.status');
  return <Status tone={tones[status]}>{t(status)}</Status>;
}
