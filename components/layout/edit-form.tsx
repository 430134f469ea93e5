'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from 'react';
import { Settled, useFormChanges } from '@/components/ui/form-changes';
import { FormSummary } from '@/components/ui/form-summary';
import { LeaveGuard } from '@/components/ui/leave-guard';
import { SaveBar } from '@/components/ui/save-bar';
import { unanswered } from '@/components/ui/unanswered';
import { type FormAnswer, useFailureWords, useProblemLines } from './form-answer';
import { useLeaveWords } from './leave-words';

type EditFormProps<T> = {
  save: (form: FormData) => Promise<FormAnswer<T>>;
  /** Labels by posted name, in the order of the form. */
  labels: Record<string, string>;
  /** Turns the code of a field's problem into a sentence. */
  problem: (code: string) => string;
  saveLabel: string;
  isNew: boolean;
  canWrite: boolean;
  onSaved: (data: T, form: FormData) => void;
  /** Told the labels of what is changed and not saved, joined, for a frame that could close over it. */
  onChanged?: (fields: string) => void;
  children: (errorOf: (name: string) => string | undefined) => ReactNode;
};

/** A form of one page: what is wrong stands beside its field, what was typed stays, one bar saves. */
export function EditForm<T>(props: EditFormProps<T>) {
  const { labels, isNew, canWrite } = props;
  const t = useTranslations('common');
  const failureWords = useFailureWords();
  const ref = useRef<HTMLFormElement>(null);
  const { changed, settle } = useFormChanges(ref);
  const { failure, lines, setFailure, errorOf, onInput } = useProblemLines(props);
  const [opening, setOpening] = useState(0);
  const [isSaving, startSaving] = useTransition();
  const names = Object.keys(labels).filter((name) => changed.includes(name));
  const fields = names.map((name) => labels[name]).join(t('listComma'));
  const { onChanged } = props;
  useEffect(() => onChanged?.(fields), [onChanged, fields]);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startSaving(async () => {
      const answer = await props.save(form).catch(unanswered);
      setFailure(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      settle();
      props.onSaved(answer.data, form);
    });
  };
  const discard = () => {
    setFailure(null);
    setOpening((count) => count + 1);
  };
  return (
    <form
      ref={ref}
      // Sent before the script is there, nothing of it may stand in an address.
      method="post"
      onSubmit={save}
      onInput={onInput}
      noValidate
      autoComplete="off"
      className="grid max-w-180 gap-4"
    >
      <FormSummary
        title={t('formErrors', { count: lines.length })}
        message={failure && lines.length === 0 ? failureWords(failure) : undefined}
        errors={lines}
      />
      <Settled key={opening} onSettled={settle}>
        <fieldset disabled={!canWrite} className="grid gap-5">
          {props.children(errorOf)}
        </fieldset>
      </Settled>
      <Foot
        {...{ fields, count: names.length, isNew, canWrite, isSaving, saveLabel: props.saveLabel }}
        onDiscard={discard}
      />
    </form>
  );
}

type FootProps = Pick<EditFormProps<unknown>, 'isNew' | 'canWrite' | 'saveLabel'> & {
  /** Labels of the fields that were changed, joined. */
  fields: string;
  count: number;
  isSaving: boolean;
  onDiscard: () => void;
};

/** The bar that saves, and the question before one leaves what is not saved. */
function Foot({ fields, count, isNew, canWrite, saveLabel, isSaving, onDiscard }: FootProps) {
  const t = useTranslations('common');
  const isChanged = count > 0;
  const words = useLeaveWords(fields);
  return (
    <>
      {canWrite && (isChanged || isNew) && (
        <SaveBar
          note={isChanged && !isNew ? t('changedFields', { count, fields }) : t('requiredHint')}
          save={saveLabel}
          discard={isChanged ? t('discard') : undefined}
          isSaving={isSaving}
          onDiscard={onDiscard}
        />
      )}
      <LeaveGuard active={isChanged && !isSaving} onDiscard={onDiscard} words={words} />
    </>
  );
}
