'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo, useRef, useState } from 'react';
import { Settled, useFormChanges } from '@/components/ui/form-changes';
import { FormSummary } from '@/components/ui/form-summary';
import { LeaveGuard } from '@/components/ui/leave-guard';
import { toast } from '@/components/ui/toast';
import { useActionForm } from '@/components/ui/use-action-form';
import { createStoreAction, updateStoreAction } from '@/lib/stores/actions';
import { fieldLabel, storeFieldNames, useChangedWords, useProblemWords } from './store-field-words';
import { StoreFields, type StoreFieldsProps } from './store-fields';
import { StoreSaveBar } from './store-save-bar';
import { useLiveProblems } from './use-live-problems';

type StoreFormProps = Omit<StoreFieldsProps, 'errors'>;

const fieldAt = (target: EventTarget): string | null =>
  (target as HTMLElement).closest('[data-field]')?.getAttribute('data-field') ?? null;

/** New or changed: one form in five sections, checked while one types, saved by one bar. */
export function StoreForm(props: StoreFormProps) {
  const { store } = props;
  const words = useProblemWords();
  const ref = useRef<HTMLFormElement>(null);
  const { changed, texts, settle } = useFormChanges(ref);
  const [opening, setOpening] = useState(0);
  const live = useLiveProblems(ref, Boolean(store));
  const form = useSaving(store, settle);
  const discard = () => {
    form.clear();
    live.clear();
    setOpening((count) => count + 1);
  };
  const problems = Object.entries({ ...live.problems, ...form.fields });
  return (
    <form
      ref={ref}
      onSubmit={form.submit}
      noValidate
      autoComplete="off"
      onInput={(event) => {
        const name = fieldAt(event.target);
        if (name && form.fields[name]) form.forget(name);
        live.onInput(name);
      }}
      onBlur={(event) => live.onBlur(fieldAt(event.target), event.relatedTarget)}
      className="max-w-180"
    >
      <Summary answered={form.answered} message={form.message} />
      <Settled key={opening} onSettled={settle}>
        <StoreFields
          {...props}
          errors={Object.fromEntries(problems.map(([name, code]) => [name, words(code)]))}
        />
      </Settled>
      <StoreSaveBar
        {...{ changed, texts, isNew: !store, isBusy: form.isBusy, canWrite: props.canWrite }}
        onDiscard={discard}
      />
      <Guard changed={changed} isBusy={form.isBusy} onDiscard={discard} />
    </form>
  );
}

/** Saves by the action that fits; a new store goes on to what it still lacks, a changed one shows what is stored now. */
function useSaving(store: StoreFormProps['store'], settle: () => void) {
  const t = useTranslations('stores.form');
  const errors = useTranslations('errors');
  const router = useRouter();
  return useActionForm<{ id: string }>(store ? updateStoreAction : createStoreAction, {
    words: (reason) => errors(reason as 'conflict'),
    onDone: ({ id }) => {
      toast.success(t(store ? 'saved' : 'created'));
      settle();
      if (store) router.refresh();
      else router.push(`/stores/${id}/onboarding`);
    },
  });
}

/** It takes the focus with every new list of errors, so the list is made once an answer. */
function Summary({ answered, message }: { answered: Record<string, string>; message: string | null }) {
  const t = useTranslations('stores');
  const words = useProblemWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words of an answer do not change under it
  const errors = useMemo(
    () =>
      Object.entries(answered)
        .map(([name, code]) => ({
          name: name.split('.')[0] ?? name,
          label: fieldLabel(t, name),
          message: words(code),
        }))
        .toSorted((a, b) => storeFieldNames.indexOf(a.name) - storeFieldNames.indexOf(b.name)),
    [answered],
  );
  return (
    <div className="mb-5 empty:hidden">
      <FormSummary
        title={t('form.summary', { count: errors.length })}
        message={message ?? undefined}
        errors={errors}
      />
    </div>
  );
}

type GuardProps = { changed: string[]; isBusy: boolean; onDiscard: () => void };

function Guard({ changed, isBusy, onDiscard }: GuardProps) {
  const t = useTranslations('stores.form');
  const { fields } = useChangedWords(changed);
  return (
    <LeaveGuard
      active={changed.length > 0 && !isBusy}
      onDiscard={onDiscard}
      words={{
        title: t('leaveTitle'),
        note: t('leaveNote', { fields }),
        stay: t('leaveStay'),
        leave: t('leaveGo'),
        close: t('leaveStay'),
      }}
    />
  );
}
