import { useLocale, useTranslations } from 'next-intl';
import { Combobox } from '@/components/ui/combobox';
import { DatePicker } from '@/components/ui/date-picker';
import { Field } from '@/components/ui/field';
import type { ErrorOf, Places } from './grant-fields';
import { usePlaceLabels, usePlaceOptions } from './place-options';
import type { RoleDraft } from './role-row';
import { usePeople } from './use-people';

type Props = { draft: RoleDraft; places: Places; today: string; errorOf: ErrorOf };

/** Where the role reaches, and who gets it there at once; each place becomes one grant. */
export function RoleReach({ draft, places, today, errorOf }: Props) {
  const t = useTranslations('roles');
  const users = useTranslations('users');
  const common = useTranslations('common');
  const locale = useLocale();
  const { people, chosenId, search, choose } = usePeople();
  const labels = usePlaceLabels();
  const options = usePlaceOptions(places);
  return (
    <>
      <Field name="places" label={t('reach')} help={t('reachHelp')} error={errorOf('places')}>
        <Combobox multiple options={options} defaultValue={draft.places} labels={labels} />
      </Field>
      <Field name="userId" label={t('person')} help={t('personHelp')} error={errorOf('userId')}>
        <Combobox
          options={people.map(({ id, name, account }) => ({ value: id, label: name, note: account }))}
          value={chosenId ? [chosenId] : []}
          onValueChange={([id = '']) => choose(id)}
          onSearch={search}
          labels={{ ...labels, placeholder: t('nobodyYet') }}
        />
      </Field>
      {chosenId ? (
        <Field name="expiresOn" label={t('expires')} help={users('expiresHelp')} error={errorOf('expiresOn')}>
          <DatePicker
            {...{ locale, today }}
            min={today}
            label={t('expires')}
            placeholder={common('selectPlaceholder')}
          />
        </Field>
      ) : null}
    </>
  );
}
