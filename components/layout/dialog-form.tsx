'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { FormSummary } from '@/components/ui/form-summary';
import { unanswered } from '@/components/ui/unanswered';
import { WriteLockNote } from '@/components/ui/write-lock';
import { type FormAnswer, useFailureWords, useProblemLines } from './form-answer';

type DialogFormProps<T> = {
  trigger: ReactNode;
  title: string;
  note?: string;
  submit: string;
  save: (form: FormData) => Promise<FormAnswer<T>>;
  /** Labels by posted name, in the order of the form. */
  labels: Record<string, string>;
  problem: (code: string) => string;
  hidden?: Record<string, string>;
  onSaved: (data: T, form: FormData) => void;
  children?: (errorOf: (name: string) => string | undefined) => ReactNode;
};

/** A few fields in a dialog that closes when they are saved and keeps them when they are not. */
export function DialogForm<T>(props: DialogFormProps<T>) {
  const t = useTranslations('common');
  const failureWords = useFailureWords();
  const [isOpen, setIsOpen] = useState(false);
  const { failure, lines, setFailure, errorOf, onInput } = useProblemLines(props);
  const [isBusy, start] = useTransition();
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    start(async () => {
      const answer = await props.save(form).catch(unanswered);
      setFailure(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      setIsOpen(false);
      props.onSaved(answer.data, form);
    });
  };
  const isPlaced = lines.every(({ name }) => name in props.labels);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open);
        setFailure(null);
      }}
      trigger={props.trigger}
      title={props.title}
      note={props.note}
      closeLabel={t('close')}
    >
      <form noValidate autoComplete="off" className="grid gap-4" onSubmit={save} onInput={onInput}>
        {Object.entries(props.hidden ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {failure && (lines.length === 0 || !isPlaced) && (
          <FormSummary
            title={t('formErrors', { count: lines.length })}
            message={lines.length === 0 ? failureWords(failure) : undefined}
            errors={lines}
          />
        )}
        {props.children?.(errorOf)}
        <div className="flex flex-wrap justify-end gap-2">
          <WriteLockNote />
          <DialogClose>
            <Button>{t('cancel')}</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={isBusy}>
            {props.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
