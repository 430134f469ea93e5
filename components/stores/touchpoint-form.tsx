'use client';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { DialogForm } from '@/components/layout/dialog-form';
import type { FormAnswer } from '@/components/layout/form-answer';
import { DatePicker } from '@/components/ui/date-picker';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TOUCHPOINT_KINDS } from '@/lib/stores/input';
import type { TouchpointKind } from '@/lib/stores/touchpoint';

export type TouchpointFields = {
  code: string;
  name: string;
  kind: TouchpointKind;
  place: string | null;
  placedOn: string;
};

type TouchpointFormProps = {
  trigger: ReactNode;
  title: string;
  note: string;
  submit: string;
  /** What the fields start with. */
  start: TouchpointFields;
  /** A new one: its code follows the kind until somebody types one. */
  codeOf?: (kind: TouchpointKind) => string;
  hidden: Record<string, string>;
  today: string;
  save: (form: FormData) => Promise<FormAnswer<unknown>>;
  onSaved: (form: FormData) => void;
};

/** The few words about a touchpoint, new or changed. */
export function TouchpointForm(props: TouchpointFormProps) {
  const t = useTranslations('touchpoints');
  const labels = {
    ...{ kind: t('form.kind'), name: t('form.name'), code: t('form.code') },
    ...{ place: t('form.place'), placedOn: t('form.placedOn') },
  };
  return (
    <DialogForm
      trigger={props.trigger}
      title={props.title}
      note={props.note}
      submit={props.submit}
      labels={labels}
      hidden={props.hidden}
      save={props.save}
      onSaved={(_, form) => props.onSaved(form)}
      problem={(code) =>
        t(`problems.${t.has(`problems.${code}` as 'problems.other') ? (code as 'other') : 'other'}`)
      }
    >
      {(errorOf) => <Fields {...props} labels={labels} errorOf={errorOf} />}
    </DialogForm>
  );
}

type FieldsProps = TouchpointFormProps & {
  labels: Record<'kind' | 'name' | 'code' | 'place' | 'placedOn', string>;
  errorOf: (name: string) => string | undefined;
};

function Fields({ start, codeOf, today, labels, errorOf }: FieldsProps) {
  const t = useTranslations('touchpoints');
  const common = useTranslations('common');
  const locale = useLocale();
  const [kind, setKind] = useState(start.kind);
  const [typed, setTyped] = useState<string | null>(null);
  const must = { required: true, requiredLabel: common('required') };
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="kind" label={labels.kind} {...must} error={errorOf('kind')}>
          <Select
            value={kind}
            onChange={(event) => setKind(event.target.value as TouchpointKind)}
            options={TOUCHPOINT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </Field>
        <Field name="placedOn" label={labels.placedOn} {...must} error={errorOf('placedOn')}>
          <DatePicker
            {...{ locale, today, max: today, defaultValue: start.placedOn, label: labels.placedOn }}
            placeholder={t('form.pickDay')}
          />
        </Field>
      </div>
      <Field name="name" label={labels.name} {...must} help={t('form.nameHelp')} error={errorOf('name')}>
        <Input defaultValue={start.name} maxLength={80} autoFocus />
      </Field>
      {codeOf ? (
        <Field name="code" label={labels.code} {...must} help={t('form.codeHelp')} error={errorOf('code')}>
          <Input
            value={typed ?? codeOf(kind)}
            onChange={(event) => setTyped(event.target.value)}
            maxLength={64}
          />
        </Field>
      ) : null}
      <Field
        name="place"
        label={labels.place}
        optionalLabel={common('optional')}
        help={t('form.placeHelp')}
        error={errorOf('place')}
      >
        <Input defaultValue={start.place ?? ''} maxLength={60} />
      </Field>
    </>
  );
}
