'use client';
import { useTranslations } from 'next-intl';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { LastDay } from './extend-grant';
import { useRoleName } from './role-words';

type Choice = { id: string; name: string; code: string };
export type Places = { brands: Choice[]; regions: (Choice & { depth: number })[]; stores: Choice[] };
/** A role one may give: built in, or the organization's own by its name. */
export type RoleChoice = { key: string; name: string | null };
export type ErrorOf = (name: string) => string | undefined;

/** The fields of a grant: role, brand, region or store, last day. */
export function GrantFields({
  places,
  roles,
  today,
  errorOf,
}: {
  places: Places;
  roles: RoleChoice[];
  today: string;
  errorOf: ErrorOf;
}) {
  const t = useTranslations('users');
  const nameOf = useRoleName();
  return (
    <>
      <Field name="role" label={t('role')} error={errorOf('role')} required>
        <Select placeholder="" options={roles.map((role) => ({ value: role.key, label: nameOf(role) }))} />
      </Field>
      <ReachFields places={places} today={today} errorOf={errorOf} />
    </>
  );
}

/** Where a grant or a key reaches and until when. */
export function ReachFields({ places, today, errorOf }: { places: Places; today: string; errorOf: ErrorOf }) {
  const t = useTranslations('users');
  const common = useTranslations('common');
  const options = [
    { value: 'all', label: t('everywhere') },
    ...places.regions
      .filter((region) => region.depth > 0)
      .map(({ id, name, code, depth }) => ({
        ...{ value: `region:${id}`, label: name, keywords: [code] },
        note: `${t('regions')} · ${depth}`,
      })),
    ...places.stores.map(({ id, name, code }) => ({
      ...{ value: `store:${id}`, label: name, note: `${t('stores')} · ${code}` },
    })),
  ];
  return (
    <>
      <Field name="brandId" label={t('brand')} error={errorOf('brandId')}>
        <Select
          placeholder={t('allBrands')}
          options={places.brands.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field name="place" label={t('place')} help={t('placeHelp')} error={errorOf('place')} required>
        <Combobox
          options={options}
          labels={{
            placeholder: common('selectPlaceholder'),
            search: common('searchPlaceholder'),
            empty: common('noMatch'),
            clear: common('clear'),
          }}
        />
      </Field>
      <LastDay today={today} initial="" error={errorOf('expiresOn')} />
    </>
  );
}
