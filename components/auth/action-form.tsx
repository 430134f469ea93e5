'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DialogClose } from '@/components/ui/dialog';
import { FormSummary } from '@/components/ui/form-summary';
import { unanswered } from '@/components/ui/unanswered';
import { WriteLockNote } from '@/components/ui/write-lock';
import { useProblems } from './problems';

type ActionResult<T> =
  | { ok: true; data: T }
  | { ok: false; error: { code: string; reason?: string; fields?: Record<string, string> } };
type Props<T> = {
  action: (previous: unknown, form: FormData) => Promise<ActionResult<T>>;
  submit: string;
  /** Names of the fields that can be wrong, for the summary. */
  labels?: Record<string, string>;
  variant?: 'primary' | 'danger';
  hidden?: Record<string, string>;
  onDone: (answer: T) => void;
  /** Puts cancel before submit, as in every other dialog. */
  isInDialog?: boolean;
  /** Gets the words of a field's error, if it has one. */
  children?: (errorOf: (name: string) => string | undefined) => ReactNode;
};

/** A form whose fields keep what was typed: it sends by itself, so that React does not empty it afterwards. */
export function ActionForm<T>(props: Props<T>) {
  const t = useTranslations('common');
  const messageOf = useActionMessage();
  const problemOf = useProblems();
  const [answer, setAnswer] = useState<ActionResult<T> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    const result = await props.action(null, new FormData(event.currentTarget)).catch(unanswered);
    setBusy(false);
    setAnswer(result);
    if (result.ok) props.onDone(result.data);
  };
  const error = answer && !answer.ok ? answer.error : null;
  const order = Object.keys(props.labels ?? {});
  const fields = Object.entries(error?.fields ?? {})
    .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([name, code]) => ({ name, label: props.labels?.[name] ?? name, message: problemOf(code) }));
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {error ? (
        <FormSummary
          title={t('formErrors', { count: fields.length })}
          errors={fields}
          message={fields.length > 0 ? undefined : messageOf(error)}
        />
      ) : null}
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children?.((name) => fields.find((field) => field.name === name)?.message)}
      <div className="flex flex-wrap justify-end gap-2">
        <WriteLockNote />
        {props.isInDialog ? (
          <DialogClose>
            <Button>{t('cancel')}</Button>
          </DialogClose>
        ) : null}
        <Button type="submit" variant={props.variant ?? 'primary'} loading={isBusy}>
          {props.submit}
        </Button>
      </div>
    </form>
  );
}

/** What went wrong in words: the reason when there is one, else the kind of error. */
export function useActionMessage(): (error: { code: string; reason?: string }) => string {
  const t = useTranslations('errors');
  return ({ code, reason }) => {
    const key = reason && t.has(reason as 'internal') ? reason : code;
    return t(key as 'internal');
  };
}
