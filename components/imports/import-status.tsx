import { getTranslations } from 'next-intl/server';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone-icon';
import type { ImportState } from '@/lib/imports/import-report';

const TONES: Record<ImportState, Tone> = {
  uploaded: 'neutral',
  checking: 'waiting',
  checked: 'primary',
  running: 'waiting',
  done: 'good',
  failed: 'bad',
  undoing: 'waiting',
  undone: 'neutral',
};

/** Where an import stands, as picture and word. */
export async function ImportStatus({ state }: { state: ImportState }) {
  const t = await getTranslations('imports.states');
  return <Status tone={TONES[state]}>{t(state)}</Status>;
}
