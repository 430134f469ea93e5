'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { useActionForm } from '@/components/ui/use-action-form';

type CodeFormProps = {
  trigger: ReactNode;
  title: string;
  /** Absent for a new thing. */
  known?: { code: string; name: string };
  save: Parameters<typeof useActionForm<unknown>>[0];
  /** Fields beside code and name. */
  children?: ReactNode;
};

/** A small dialog for things of the organization that are a code and a name. */
export function CodeForm({ trigger, title, known, save, children }: CodeFormProps) {
  const t = useTranslations('organization');
  const common = useTranslations('common');
  const errors = useTranslations('errors');
  const [isOpen, setIsOpen] = useState(false);
  const words = useProblemWords();
  const form = useActionForm(save, {
    words: (reason) => errors(reason as 'conflict'),
    onDone: (_saved, sent) => {
      toast.success(t('saved', { name: String(sent.get('name')) }));
      setIsOpen(false);
    },
  });
  const { name, code, ...elsewhere } = form.fields;
  const must = { required: true, requiredLabel: common('required') };
  return (
    <FormDialog
      {...{ trigger, title, isOpen, isBusy: form.isBusy }}
      onOpenChange={(open) => {
        setIsOpen(open);
        form.clear();
      }}
      message={form.message ?? words(Object.values(elsewhere)[0]) ?? null}
      onSubmit={form.submit}
      words={{ save: t('save'), cancel: t('cancel'), close: common('close') }}
    >
      <input type="hidden" name="isNew" value={known ? 'false' : 'true'} />
      <Field name="name" label={t('name')} {...must} error={words(name)}>
        <Input defaultValue={known?.name} maxLength={80} autoFocus />
      </Field>
      <Field name="code" label={t('code')} {...must} help={t('codeHelp')} error={words(code)}>
        <Input
          defaultValue={known?.code}
          readOnly={Boolean(known)}
          maxLength={64}
          className="read-only:bg-page"
        />
      </Field>
      {children}
    </FormDialog>
  );
}

function useProblemWords(): (code: string | undefined) => string | undefined {
  const t = useTranslations('organization.errors');
  return (code) => code && (t.has(code as 'other') ? t(code as 'other') : t('other'));
}
