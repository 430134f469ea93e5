/** The languages of the product, the first is the default. No locale stands in any address. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'zh-CN';
export const localeCookie = 'locale';
export const defaultTimeZone = 'Asia/Shanghai';

/** How each language calls itself (never translated). */
export const localeNames: Record<Locale, string> = { 'zh-CN': '简体中文', en: 'English' };

export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];
export const themeCookie = 'theme';
export const navCookie = 'nav';

/** The wanted language if we speak it (`en-US` is `en`, any `zh…` is `zh-CN`), else null. */
export function findLocale(wanted: string | null | undefined): Locale | null {
  const lower = wanted?.trim().toLowerCase() ?? '';
  if (lower === 'en' || lower.startsWith('en-')) return 'en';
  if (lower === 'zh' || lower.startsWith('zh-')) return 'zh-CN';
  return null;
}

/** The theme a cookie asks for; anything unknown follows the device. */
export function themeOf(wanted: string | null | undefined): Theme {
  return themes.find((theme) => theme === wanted) ?? 'system';
}

/** Colours of up and down: blue and orange can be told apart by everybody, so they are the default. */
export const upDownPairs = ['blue_orange', 'red_up', 'green_up'] as const;
export type UpDown = (typeof upDownPairs)[number];
export const upDownCookie = 'updown';

/** A person's own choice, else the organization's, else the default. */
export function upDownOf(own: string | null | undefined, organization: string): UpDown {
  const known = (wanted: string | null | undefined) => upDownPairs.find((pair) => pair === wanted);
  return known(own) ?? known(organization) ?? 'blue_orange';
}
