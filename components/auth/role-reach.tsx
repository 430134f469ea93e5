import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Combobox } from '@/components/ui/combobox';
import { DatePicker } from '@/components/ui/date-picker';
import { Field } from '@/components/ui/field';
import type { ErrorOf, Places } from './grant-fields';
import { usePlaceLabels, usePlaceOptions } from './place-options';
import type { PersonChoice, RoleDraft } from './role-row';

type Props = { draft: RoleDraft; places: Places; people: PersonChoice[]; today: string; errorOf: ErrorOf };

/** Where the role reaches, and who gets it there at once; each place becomes one grant. */
export function RoleReach({ draft, places, people, today, errorOf }: Props) {
  const t = useTranslations('roles');
  const users = useTranslations('users');
  const common = useTranslations('common');
  const locale = useLocale();
  const [userId, setUser] = useState('');
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
          onValueChange={([id = '']) => setUser(id)}
          labels={{ ...labels, placeholder: t('nobodyYet') }}
        />
      </Field>
      {userId ? (
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
