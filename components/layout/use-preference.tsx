'use client';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { type Locale, localeCookie, type Theme, themeCookie, themeOf } from '@/lib/i18n/locale';
import { keepPreference } from './preference-cookie';

/** A small picture of each theme. */
export const themeIcons = {
  light: <Sun aria-hidden />,
  dark: <Moon aria-hidden />,
  system: <Monitor aria-hidden />,
};

function watchTheme(changed: () => void) {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The theme of this page, and how to choose another. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(
    watchTheme,
    () => themeOf(document.documentElement.dataset.theme),
    () => 'system' as const,
  );
  const choose = (next: Theme) => {
    keepPreference(themeCookie, next);
    document.documentElement.dataset.theme = next;
  };
  return [theme, choose];
}

/** The language of this page, and how to choose another. */
export function useLanguage(): [Locale, (locale: Locale) => void] {
  const router = useRouter();
  const locale = useLocale();
  const choose = (next: Locale) => {
    keepPreference(localeCookie, next);
    // the same address, filters and scroll; only the words change
    router.refresh();
  };
  return [locale, choose];
}
