'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState, useTransition } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/action';

type CodeFormProps = {
  trigger: ReactNode;
  title: string;
  /** Absent for a new thing. */
  known?: { code: string; name: string };
  save: (form: FormData) => Promise<ActionResult<unknown>>;
  /** Fields beside code and name. */
  children?: ReactNode;
};

/** A small dialog for things of the organization that are a code and a name. */
export function CodeForm({ trigger, title, known, save, children }: CodeFormProps) {
  const t = useTranslations('organization');
  const common = useTranslations('common');
  const errorWords = useTranslations('errors');
  const [isOpen, setIsOpen] = useState(false);
  const [fields, setFields] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const words = (code: string | undefined) =>
    code &&
    (t.has(`errors.${code}` as 'errors.other') ? t(`errors.${code}` as 'errors.other') : t('errors.other'));
  const run = (form: FormData) =>
    start(async () => {
      const result = await save(form);
      if (result.ok) {
        toast.success(t('saved', { name: String(form.get('name')) }));
        setFields({});
        setMessage(null);
        setIsOpen(false);
        return;
      }
      const found = result.error.fields ?? {};
      const hasPlace = Object.keys(found).length > 0;
      setFields(found);
      setMessage(
        hasPlace ? (words(found.parentCode ?? found.sourceClass) ?? null) : errorWords(result.error.code),
      );
    });
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={trigger}
      title={title}
      closeLabel={common('close')}
    >
      <form
        noValidate
        autoComplete="off"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          run(new FormData(event.currentTarget));
        }}
      >
        <input type="hidden" name="isNew" value={known ? 'false' : 'true'} />
        {message && (
          <Banner tone="bad" live>
            {message}
          </Banner>
        )}
        <Field
          name="name"
          label={t('name')}
          required
          requiredLabel={common('required')}
          error={words(fields.name)}
        >
          <Input defaultValue={known?.name} maxLength={80} autoFocus />
        </Field>
        <Field
          name="code"
          label={t('code')}
          required
          requiredLabel={common('required')}
          help={t('codeHelp')}
          error={words(fields.code)}
        >
          <Input
            defaultValue={known?.code}
            readOnly={Boolean(known)}
            maxLength={64}
            className="read-only:bg-page"
          />
        </Field>
        {children}
        <div className="flex justify-end gap-2">
          <DialogClose>
            <Button>{t('cancel')}</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={isBusy}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
