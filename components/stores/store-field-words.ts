'use client';
import { useTranslations } from 'next-intl';

/** Fields in the order of the form. */
export const storeFieldNames = [
  ...['name', 'code', 'brand', 'format', 'region', 'cityCode', 'address', 'latitude', 'longitude'],
  ...['coordinateSystem', 'phone', 'managerName', 'openingHours', 'openedOn', 'areaM2'],
];

const labels = {
  name: 'name',
  code: 'code',
  brand: 'brand',
  format: 'format',
  region: 'region',
  cityCode: 'city',
  address: 'address',
  latitude: 'latitude',
  longitude: 'longitude',
  coordinateSystem: 'system',
  phone: 'phone',
  managerName: 'manager',
  openingHours: 'hours',
  openedOn: 'openedOn',
  areaM2: 'area',
} as const;

/** The label of a field by the name it posts, also for a place inside it (`openingHours.week.2`). */
export function fieldLabel(words: ReturnType<typeof useTranslations<'stores'>>, name: string): string {
  const key = name.split('.')[0] as keyof typeof labels;
  return key in labels ? words(`form.${labels[key]}`) : name;
}

/** How many fields changed and which, in the order of the form. */
export function useChangedWords(changed: readonly string[]): { count: number; fields: string } {
  const words = useTranslations('stores');
  const names = storeFieldNames.filter((name) => changed.includes(name));
  const comma = words('form.listComma');
  return { count: names.length, fields: names.map((name) => fieldLabel(words, name)).join(comma) };
}

/** Turns the code of a problem into a sentence. */
export function useProblemWords(): (code: string) => string {
  const t = useTranslations('stores.errors');
  return (code) => (t.has(code as 'other') ? t(code as 'other') : t('other'));
}
