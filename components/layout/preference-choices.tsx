'use client';
import { useTranslations } from 'next-intl';
import { MenuChoice } from '@/components/ui/dropdown-menu';
import { localeNames, locales, themes } from '@/lib/i18n/locale';
import { themeIcons, useLanguage, useTheme } from './use-preference';

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
