'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { SPLIT_BASES, SPLIT_UNITS } from '@/lib/targets/split';

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

/** What is to be split and how. Posts to the address, so that the preview has one. */
export function SplitForm(props: SplitFormProps) {
  const t = useTranslations('targets.splitPage');
  return (
    <form method="get" className="grid content-start gap-4 rounded-card border bg-surface p-5 max-md:p-4">
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
      <Button type="submit" writes={false} className="justify-self-start">
        {t('preview')}
      </Button>
    </form>
  );
}
