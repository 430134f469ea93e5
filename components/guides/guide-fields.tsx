'use client';
import { X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { DatePicker } from '@/components/ui/date-picker';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { GUIDE_ROLES, type GuideRole } from '@/lib/guides/input';

type FieldProps = { label: string; error?: string; help?: string };

/** A day one may also leave out or take away again. */
export function OptionalDay({
  name,
  label,
  error,
  help,
  today,
  defaultValue = '',
}: FieldProps & { name: string; today: string; defaultValue?: string }) {
  const t = useTranslations('guides.form');
  const locale = useLocale();
  const [day, setDay] = useState(defaultValue);
  return (
    <Field name={name} label={label} help={help} error={error}>
      <span className="flex items-center gap-1">
        <DatePicker
          locale={locale}
          label={label}
          placeholder={t('pickDay')}
          today={today}
          value={day}
          onValueChange={setDay}
        />
        {day && (
          <IconButton label={`${t('clear')} ${label}`} icon={<X aria-hidden />} onClick={() => setDay('')} />
        )}
      </span>
    </Field>
  );
}

/** A store of those one may assign to. */
export function StoreField({
  label,
  error,
  help,
  stores,
  required,
  defaultValue,
}: FieldProps & { stores: ComboboxOption[]; required: boolean; defaultValue?: string }) {
  const t = useTranslations('guides.form');
  const common = useTranslations('common');
  return (
    <Field
      name="store"
      label={label}
      required={required}
      requiredLabel={common('required')}
      help={help}
      error={error}
    >
      <Combobox
        options={stores}
        defaultValue={defaultValue ? [defaultValue] : []}
        labels={{ placeholder: t('pick'), search: t('search'), empty: t('noOption'), clear: t('clear') }}
      />
    </Field>
  );
}

export function RoleField({ label, error, role = 'guide' }: FieldProps & { role?: GuideRole }) {
  const t = useTranslations('guides.roles');
  return (
    <Field name="role" label={label} error={error}>
      <Select defaultValue={role} options={GUIDE_ROLES.map((one) => ({ value: one, label: t(one) }))} />
    </Field>
  );
}
