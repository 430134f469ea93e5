'use client';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { MenuChoice } from '@/components/ui/dropdown-menu';
import { SegmentedControl } from '@/components/ui/segmented-control';
import {
  type Locale,
  localeCookie,
  localeNames,
  locales,
  type Theme,
  themeCookie,
  themeOf,
  themes,
} from '@/lib/i18n/locale';
import { keepPreference } from './preference-cookie';

const themeIcons = {
  light: <Sun aria-hidden />,
  dark: <Moon aria-hidden />,
  system: <Monitor aria-hidden />,
};

function watchTheme(changed: () => void) {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function useTheme(): [Theme, (theme: Theme) => void] {
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

function useLanguage(): [Locale, (locale: Locale) => void] {
  const router = useRouter();
  const locale = useLocale();
  const choose = (next: Locale) => {
    keepPreference(localeCookie, next);
    // the same address, filters and scroll; only the words change
    router.refresh();
  };
  return [locale, choose];
}

/** Light, dark or as the device: three small pictures. */
export function ThemeSwitch() {
  const t = useTranslations('shell.theme');
  const [theme, choose] = useTheme();
  return (
    <SegmentedControl
      size="sm"
      label={t('label')}
      value={theme}
      onValueChange={(value) => choose(themeOf(value))}
      options={themes.map((value) => ({
        value,
        label: <span className="sr-only">{t(value)}</span>,
        icon: themeIcons[value],
      }))}
    />
  );
}

/** 简体中文 or English, in place. */
export function LocaleSwitch() {
  const t = useTranslations('shell');
  const [locale, choose] = useLanguage();
  return (
    <SegmentedControl
      size="sm"
      label={t('language')}
      value={locale}
      onValueChange={(value) => choose(locales.find((one) => one === value) ?? locale)}
      options={locales.map((value) => ({ value, label: <span lang={value}>{localeNames[value]}</span> }))}
    />
  );
}

/** Both choices as parts of a menu. */
export function PreferenceChoices() {
  const t = useTranslations('shell');
  const [theme, chooseTheme] = useTheme();
  const [locale, chooseLanguage] = useLanguage();
  return (
    <>
      <MenuChoice
        label={t('language')}
        value={locale}
        onValueChange={chooseLanguage}
        options={locales.map((value) => ({ value, label: <span lang={value}>{localeNames[value]}</span> }))}
      />
      <MenuChoice
        label={t('theme.label')}
        value={theme}
        onValueChange={chooseTheme}
        options={themes.map((value) => ({ value, label: t(`theme.${value}`), icon: themeIcons[value] }))}
      />
    </>
  );
}
