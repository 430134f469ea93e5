import { useTranslations } from 'next-intl';
import { SaveBar } from '@/components/ui/save-bar';
import { useChangedWords } from './store-field-words';

const required = ['name', 'code', 'brand', 'region', 'cityCode'];

type StoreSaveBarProps = {
  changed: string[];
  texts: ReadonlyMap<string, string>;
  isNew: boolean;
  isBusy: boolean;
  canWrite: boolean;
  onDiscard: () => void;
};

/** Which fields changed; for a new store how many of the required ones are filled. */
export function StoreSaveBar({ changed, texts, isNew, isBusy, canWrite, onDiscard }: StoreSaveBarProps) {
  const t = useTranslations('stores.form');
  const { count, fields } = useChangedWords(changed);
  if (!canWrite || (!isNew && changed.length === 0)) return null;
  const done = required.filter((name) => texts.get(name)?.trim()).length;
  return (
    <SaveBar
      note={isNew ? t('requiredDone', { done, total: required.length }) : t('changed', { count, fields })}
      save={t(isNew ? 'create' : 'save')}
      discard={count > 0 ? t('discard') : undefined}
      isSaving={isBusy}
      onDiscard={onDiscard}
    />
  );
}
