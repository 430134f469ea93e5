'use client';
import { useTranslations } from 'next-intl';
import { useTheme } from '@/components/layout/use-preference';
import { nameKey } from '@/lib/organization/name-key';
import type { LocalAct } from './palette-lines';

/** Acts without an address. They have no pinyin of their own: that is made on the server. */
export function useLocalActs(onSheet: () => void): LocalAct[] {
  const t = useTranslations('palette.act');
  const [theme, chooseTheme] = useTheme();
  const isDark =
    theme === 'dark' || (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  const other = isDark ? 'light' : 'dark';
  const act = (key: 'shortcuts' | 'light' | 'dark', words: string[], run: () => void): LocalAct => ({
    ...{ kind: 'act', label: t(key), href: key, run, words },
    ...{ nameKey: nameKey(t(key)), pinyinInitials: '', pinyinFull: '' },
  });
  return [
    act('shortcuts', ['?', 'shortcuts', 'keyboard', 'kjj', 'kuaijiejian'], onSheet),
    act(other, ['theme', other, isDark ? 'qs' : 'ss', 'wg', 'waiguan'], () => chooseTheme(other)),
  ];
}
