'use client';
import { useTranslations } from 'next-intl';
import { Switch } from '@/components/ui/switch';
import { useShortcutsOn } from './kept-here';

/** Turns shortcuts of one letter off and on (WCAG 2.1.4), at once and for this person. */
export function ShortcutSwitch({ person }: { person: string }) {
  const t = useTranslations('palette.shortcuts');
  const [isOn, turn] = useShortcutsOn(person);
  return <Switch label={t('switch')} help={t('switchNote')} checked={isOn} onCheckedChange={turn} />;
}
