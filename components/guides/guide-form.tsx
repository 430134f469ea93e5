'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { EditForm } from '@/components/layout/edit-form';
import type { ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { createGuideAction } from '@/lib/guides/actions';
import { OptionalDay, RoleField, StoreField } from './guide-fields';
import { useGuideProblems } from './guide-problems';

type GuideFormProps = {
  stores: ComboboxOption[];
  today: string;
  /** Who sees a part of the chain must say where the new guide stands. */
  needsStore: boolean;
  /** The store one came from. */
  store?: string;
};

/** A new guide and the first store, on one card. */
export function GuideForm({ stores, today, needsStore, store }: GuideFormProps) {
  const t = useTranslations('guides.form');
  const must = useTranslations('common')('required');
  const problem = useGuideProblems();
  const router = useRouter();
  const labels = {
    name: t('name'),
    code: t('code'),
    phone: t('phone'),
    hiredOn: t('hiredOn'),
    store: t('store'),
    role: t('role'),
  };
  return (
    <EditForm<{ id: string }>
      save={createGuideAction}
      labels={labels}
      problem={problem}
      saveLabel={t('create')}
      isNew
      canWrite
      onSaved={({ id }, form) => {
        toast.success(t('saved', { name: String(form.get('name')) }));
        router.push(`/guides/${id}`);
      }}
    >
      {(errorOf) => (
        <div className="grid gap-4 rounded-card border bg-surface px-5 py-4 sm:grid-cols-2 max-md:px-4">
          <Field name="name" label={labels.name} required requiredLabel={must} error={errorOf('name')}>
            <Input maxLength={80} autoFocus />
          </Field>
          <Field
            name="code"
            label={labels.code}
            required
            requiredLabel={must}
            help={t('codeHelp')}
            error={errorOf('code')}
          >
            <Input maxLength={64} />
          </Field>
          <Field name="phone" label={labels.phone} help={t('phoneHelp')} error={errorOf('phone')}>
            <Input type="tel" inputMode="tel" autoComplete="off" maxLength={24} />
          </Field>
          <OptionalDay name="hiredOn" label={labels.hiredOn} today={today} error={errorOf('hiredOn')} />
          <StoreField
            label={labels.store}
            stores={stores}
            required={needsStore}
            defaultValue={store}
            help={t('storeHelp')}
            error={errorOf('store')}
          />
          <RoleField label={labels.role} error={errorOf('role')} />
        </div>
      )}
    </EditForm>
  );
}
