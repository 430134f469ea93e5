'use client';
import { PencilLine } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSelected } from '@/components/data-table/selection';
import { DialogForm } from '@/components/layout/dialog-form';
import { Button } from '@/components/ui/button';
import { DatePicker } from '@/components/ui/date-picker';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import { TreeSelect } from '@/components/ui/tree-select';
import type { TreeNode } from '@/components/ui/tree-shape';
import { planBulkEditAction } from '@/lib/stores/actions';
import { BULK_FIELDS, type BulkField } from '@/lib/stores/bulk-edit';
import { addMonths, asDay, monthStart } from '@/lib/time';

type Places = { regions: TreeNode[]; today: string };
type ErrorOf = (name: string) => string | undefined;

/** What the posted fields ask for, as the action takes it. */
function changeOf(field: BulkField, form: FormData) {
  const text = (name: string) => String(form.get(`change.${name}`) ?? '');
  if (field === 'region') return { field, region: text('region'), on: text('on') };
  if (field === 'pause') return { field, reason: text('reason') };
  return field === 'resume' ? { field } : { field, value: text('value') };
}

/** Sets one thing for the chosen stores: asks what, and goes to where the outcome can be looked at first. */
export function BulkEdit(places: Places) {
  const t = useTranslations('bulk');
  const router = useRouter();
  const selected = useSelected();
  const [field, setField] = useState<BulkField>('region');
  const selection = selected.isAll ? { query: selected.query } : { ids: selected.ids };
  return (
    <DialogForm
      trigger={
        <Button size="sm" icon={<PencilLine aria-hidden />}>
          {t('action')}
        </Button>
      }
      title={t('title', { count: selected.count })}
      note={t('note')}
      submit={t('preview')}
      labels={{
        'change.region': t('region'),
        'change.on': t('on'),
        'change.value': t('value'),
        'change.reason': t('reason'),
      }}
      problem={(code) =>
        t(`problems.${t.has(`problems.${code}` as 'problems.other') ? (code as 'other') : 'other'}`)
      }
      save={(form) => planBulkEditAction({ selection, change: changeOf(field, form) })}
      onSaved={({ id }) => router.push(`/stores/bulk/${id}`)}
    >
      {(errorOf) => (
        <>
          <Field name="field" label={t('field')}>
            <Select
              value={field}
              onChange={(event) => setField(event.target.value as BulkField)}
              options={BULK_FIELDS.map((value) => ({ value, label: t(`fields.${value}`) }))}
            />
          </Field>
          <ChangeFields {...places} field={field} errorOf={errorOf} />
        </>
      )}
    </DialogForm>
  );
}

function ChangeFields({ field, regions, today, errorOf }: Places & { field: BulkField; errorOf: ErrorOf }) {
  const t = useTranslations('bulk');
  const common = useTranslations('common');
  const must = { required: true, requiredLabel: common('required') };
  if (field === 'resume') return null;
  if (field === 'region')
    return (
      <>
        <Field name="change.region" label={t('region')} {...must} error={errorOf('change.region')}>
          <TreeSelect
            nodes={regions}
            label={t('region')}
            placeholder={t('pick')}
            search={{ search: common('search'), empty: common('noMatch') }}
          />
        </Field>
        <StartDay today={today} error={errorOf('change.on')} />
      </>
    );
  if (field === 'pause')
    return (
      <Field name="change.reason" label={t('reason')} {...must} error={errorOf('change.reason')}>
        <Input maxLength={200} />
      </Field>
    );
  return (
    <Field name="change.value" label={t('value')} help={t('valueHelp')} error={errorOf('change.value')}>
      <Input maxLength={40} />
    </Field>
  );
}

/** The day a move takes effect: mostly a beginning (today, a month, a year), else any day. */
function StartDay({ today, error }: { today: string; error?: string }) {
  const t = useTranslations('bulk');
  const common = useTranslations('common');
  const locale = useLocale();
  const month = addMonths(monthStart(asDay(today)), 1);
  const year = `${Number(today.slice(0, 4)) + 1}-01-01`;
  const starts = [today, ...new Set([month, year])];
  const [chosen, setChosen] = useState(today);
  return (
    <>
      <div className="grid gap-1.5">
        <span className="font-medium text-small text-ink">{t('on')}</span>
        <SegmentedControl
          label={t('on')}
          value={chosen}
          onValueChange={setChosen}
          className="max-w-full flex-wrap"
          options={[
            ...starts.map((day) => ({ value: day, label: day === today ? t('todayStart') : day })),
            { value: 'other', label: t('otherDay') },
          ]}
        />
      </div>
      {chosen === 'other' ? (
        <Field
          name="change.on"
          label={t('otherDay')}
          required
          requiredLabel={common('required')}
          error={error}
        >
          <DatePicker {...{ locale, today }} label={t('otherDay')} placeholder={t('pickDay')} />
        </Field>
      ) : (
        <input type="hidden" name="change.on" value={chosen} />
      )}
    </>
  );
}
