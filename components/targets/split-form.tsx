'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState, useTransition } from 'react';
import { useLeaveWords } from '@/components/layout/leave-words';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { formTexts, Settled, useFormChanges } from '@/components/ui/form-changes';
import { LeaveGuard } from '@/components/ui/leave-guard';
import { MoneyInput } from '@/components/ui/money-input';
import { SaveBar } from '@/components/ui/save-bar';
import { Select } from '@/components/ui/select';
import { SPLIT_BASES, SPLIT_UNITS } from '@/lib/targets/split';

const fieldNames = ['month', 'region', 'total', 'basis', 'unit'] as const;

type SplitFormProps = {
  /** `2026-11`. */
  month: string;
  months: string[];
  region: string;
  regions: { code: string; name: string }[];
  totalFen: string | null;
  basis: string;
  unitFen: string;
  /** What the total is compared with while it is typed. */
  hint: string;
  isBad: boolean;
};

/** What is to be split and how. Asks by the address, so that the preview has one. */
export function SplitForm(props: SplitFormProps) {
  const t = useTranslations('targets.splitPage');
  const common = useTranslations('common');
  const router = useRouter();
  const ref = useRef<HTMLFormElement>(null);
  const { changed, settle } = useFormChanges(ref);
  const [opening, setOpening] = useState(0);
  const [isAsking, ask] = useTransition();
  const names = fieldNames.filter((name) => changed.includes(name));
  const fields = names.map((name) => t(name)).join(common('listComma'));
  const isChanged = names.length > 0 && !isAsking;
  const words = useLeaveWords(fields);
  const discard = () => setOpening((count) => count + 1);
  const preview = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const query = new URLSearchParams([...formTexts(event.currentTarget)]);
    settle();
    ask(() => router.push(`/settings/targets/split?${query}`));
  };
  return (
    <form
      ref={ref}
      method="get"
      onSubmit={preview}
      className="grid content-start gap-4 rounded-card border bg-surface p-5 max-md:p-4"
    >
      <Settled key={opening} onSettled={settle}>
        <SplitFields {...props} />
      </Settled>
      {isChanged ? (
        <SaveBar
          isNarrow
          note={common('changedFields', { count: names.length, fields })}
          save={t('preview')}
          discard={common('discard')}
          isSaving={isAsking}
          onDiscard={discard}
        />
      ) : (
        <Button type="submit" loading={isAsking} className="justify-self-start">
          {t('preview')}
        </Button>
      )}
      <LeaveGuard active={isChanged} onDiscard={discard} words={words} />
    </form>
  );
}

function SplitFields(props: SplitFormProps) {
  const t = useTranslations('targets.splitPage');
  return (
    <>
      <Field name="month" label={t('month')}>
        <Select defaultValue={props.month} options={props.months.map((value) => ({ value, label: value }))} />
      </Field>
      <Field name="region" label={t('region')}>
        <Select
          defaultValue={props.region}
          options={props.regions.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Field>
      <Field
        name="total"
        label={t('total')}
        help={props.hint}
        error={props.isBad ? t('badTotal') : undefined}
      >
        <MoneyInput defaultFen={props.totalFen} />
      </Field>
      <Field name="basis" label={t('basis')} help={t('newStores')}>
        <Select
          defaultValue={props.basis}
          options={SPLIT_BASES.map((one) => ({ value: one, label: t(`basisOf.${one}`) }))}
        />
      </Field>
      <Field name="unit" label={t('unit')}>
        <Select
          defaultValue={props.unitFen}
          options={SPLIT_UNITS.map((one) => ({ value: String(one), label: t(`unitOf.${one}`) }))}
        />
      </Field>
    </>
  );
}
