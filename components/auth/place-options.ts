import { useTranslations } from 'next-intl';
import type { ComboboxOption } from '@/components/ui/combobox';
import type { Places } from './grant-fields';

/** Everything, then regions, then stores, as a role's reach names them. */
export function usePlaceOptions(places: Places): ComboboxOption[] {
  const t = useTranslations('users');
  return [
    { value: 'all', label: t('everywhere') },
    ...places.regions
      .filter(({ depth }) => depth > 0)
      .map(({ id, name, code }) => ({
        ...{ value: `region:${id}`, label: name, note: `${t('regions')} · ${code}` },
      })),
    ...places.stores.map(({ id, name, code }) => ({
      ...{ value: `store:${id}`, label: name, note: `${t('stores')} · ${code}` },
    })),
  ];
}

/** The words of a choice of places. */
export function usePlaceLabels() {
  const t = useTranslations('roles');
  const common = useTranslations('common');
  return {
    placeholder: common('selectPlaceholder'),
    search: common('searchPlaceholder'),
    empty: common('noMatch'),
    clear: common('clear'),
    count: (count: number) => t('chosenPlaces', { count }),
  };
}
