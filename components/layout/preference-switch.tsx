'use client';
import { useTranslations } from 'next-intl';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { localeNames, locales, themeOf, themes } from '@/lib/i18n/locale';
import { themeIcons, useLanguage, useTheme } from './use-preference';

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
