import { getTranslations } from 'next-intl/server';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone-icon';
import type { BulkChange, BulkState } from '@/lib/stores/bulk-edit';

/** `所属区域 → 华东，2027-01-01 起`. */
export async function bulkEditWords(change: BulkChange & { regionName?: string }): Promise<string> {
  const t = await getTranslations('bulk');
  if (change.field === 'region')
    return t('what.region', { value: change.regionName ?? change.region, on: change.on });
  if (change.field === 'resume') return t('what.resume');
  if (change.field === 'pause') return t('what.pause', { value: change.reason });
  return t(`what.${change.field}`, { value: change.value ?? t('cleared') });
}

const tones: Record<BulkState, Tone> = {
  previewed: 'waiting',
  running: 'primary',
  done: 'good',
  undoing: 'primary',
  undone: 'neutral',
};

export async function BulkEditState({ state }: { state: BulkState }) {
  const t = await getTranslations('bulk.states');
  return <Status tone={tones[state]}>{t(state)}</Status>;
}
