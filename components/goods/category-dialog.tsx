'use client';
import { Pencil, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { DialogForm } from '@/components/layout/dialog-form';
import { Button } from '@/components/ui/button';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { saveCategoryAction } from '@/lib/goods/actions';
import { useGoodsProblems } from './goods-problems';

type Known = { code: string; name: string; parent: string | null };
type CategoryDialogProps = {
  /** A category to change; absent for a new one. */
  known?: Known;
  /** The category a new one begins under. */
  under?: { code: string; name: string };
  options: ComboboxOption[];
};

/** Makes, renames or moves a category. */
export function CategoryDialog({ known, under, options }: CategoryDialogProps) {
  const t = useTranslations('goods.categories');
  const common = useTranslations('common');
  const problem = useGoodsProblems();
  const router = useRouter();
  const labels = { name: t('name'), code: t('code'), parent: t('parent') };
  return (
    <DialogForm
      trigger={<CategoryTrigger known={known} under={under} />}
      title={t(known ? 'edit' : 'new')}
      submit={t('save')}
      save={saveCategoryAction}
      labels={labels}
      problem={problem}
      hidden={{ isNew: String(!known) }}
      onSaved={(_saved, form) => {
        toast.success(t('saved', { name: String(form.get('name')) }));
        router.refresh();
      }}
    >
      {(errorOf) => (
        <>
          <Field
            name="name"
            label={labels.name}
            required
            requiredLabel={common('required')}
            error={errorOf('name')}
          >
            <Input defaultValue={known?.name} maxLength={80} autoFocus />
          </Field>
          <Field
            name="code"
            label={labels.code}
            required
            requiredLabel={common('required')}
            help={t('codeHelp')}
            error={errorOf('code')}
          >
            <Input
              defaultValue={known?.code}
              readOnly={Boolean(known)}
              maxLength={64}
              className="read-only:bg-page"
            />
          </Field>
          <ParentField
            label={labels.parent}
            options={options.filter(({ value }) => value !== known?.code)}
            parent={known?.parent ?? under?.code}
            error={errorOf('parent')}
          />
        </>
      )}
    </DialogForm>
  );
}

type ParentFieldProps = { label: string; options: ComboboxOption[]; parent?: string; error?: string };

function ParentField({ label, options, parent, error }: ParentFieldProps) {
  const t = useTranslations('goods.categories');
  const common = useTranslations('common');
  return (
    <Field name="parent" label={label} help={t('parentHelp')} error={error}>
      <Combobox
        options={options}
        defaultValue={parent ? [parent] : []}
        labels={{
          placeholder: t('top'),
          search: common('search'),
          empty: common('noMatch'),
          clear: common('clear'),
        }}
      />
    </Field>
  );
}

function CategoryTrigger({ known, under, ...rest }: Omit<CategoryDialogProps, 'options'>) {
  const t = useTranslations('goods.categories');
  if (known)
    return (
      <IconButton {...rest} size="sm" label={`${t('edit')} ${known.name}`} icon={<Pencil aria-hidden />} />
    );
  if (under)
    return (
      <IconButton {...rest} size="sm" label={`${t('below')} ${under.name}`} icon={<Plus aria-hidden />} />
    );
  return (
    <Button {...rest} variant="primary" icon={<Plus aria-hidden />}>
      {t('new')}
    </Button>
  );
}
