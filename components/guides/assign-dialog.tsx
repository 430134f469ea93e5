'use client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { DialogForm } from '@/components/layout/dialog-form';
import { Button } from '@/components/ui/button';
import type { ComboboxOption } from '@/components/ui/combobox';
import { DatePicker } from '@/components/ui/date-picker';
import { Field } from '@/components/ui/field';
import { toast } from '@/components/ui/toast';
import { assignGuideAction } from '@/lib/guides/actions';
import { RoleField, StoreField } from './guide-fields';
import { useGuideProblems } from './guide-problems';

type AssignDialogProps = { guideId: string; stores: ComboboxOption[]; today: string };

/** Adds a stay in one more store, from a day on. */
export function AssignDialog({ guideId, stores, today }: AssignDialogProps) {
  const t = useTranslations('guides');
  const must = useTranslations('common')('required');
  const locale = useLocale();
  const problem = useGuideProblems();
  const router = useRouter();
  const labels = { store: t('assignStore'), role: t('columns.role'), validFrom: t('assignFrom') };
  return (
    <DialogForm<{ store: string }>
      trigger={
        <Button size="sm" icon={<Plus aria-hidden />}>
          {t('assign')}
        </Button>
      }
      title={t('assign')}
      note={t('assignNote')}
      submit={t('assignSave')}
      save={assignGuideAction}
      labels={labels}
      problem={problem}
      hidden={{ id: guideId }}
      onSaved={({ store }) => {
        toast.success(t('assigned', { store: stores.find(({ value }) => value === store)?.label ?? store }));
        router.refresh();
      }}
    >
      {(errorOf) => (
        <>
          <StoreField label={labels.store} stores={stores} required error={errorOf('store')} />
          <div className="grid gap-4 sm:grid-cols-2">
            <RoleField label={labels.role} error={errorOf('role')} />
            <Field
              name="validFrom"
              label={labels.validFrom}
              required
              requiredLabel={must}
              error={errorOf('validFrom')}
            >
              <DatePicker
                locale={locale}
                label={labels.validFrom}
                placeholder={t('form.pickDay')}
                today={today}
                defaultValue={today}
              />
            </Field>
          </div>
        </>
      )}
    </DialogForm>
  );
}
