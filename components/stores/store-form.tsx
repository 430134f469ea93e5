'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react';
import { useFormChanges } from '@/components/ui/form-changes';
import { FormSummary } from '@/components/ui/form-summary';
import { LeaveGuard } from '@/components/ui/leave-guard';
import { SaveBar } from '@/components/ui/save-bar';
import { toast } from '@/components/ui/toast';
import { formToObject } from '@/lib/form-object';
import { createStoreAction, updateStoreAction } from '@/lib/stores/actions';
import { fieldLabel, storeFieldNames, useProblemWords } from './store-field-words';
import { StoreFields, type StoreFieldsProps } from './store-fields';

const required = ['name', 'code', 'brand', 'region', 'cityCode'];

type StoreFormProps = Omit<StoreFieldsProps, 'errors' | 'onChecked'>;
type Answer = { fields: Record<string, string>; message?: string };
const noAnswer: Answer = { fields: {} };

/** New or changed: one form in five sections, checked while one types, saved by one bar. */
export function StoreForm(props: StoreFormProps) {
  const { store, canWrite } = props;
  const t = useTranslations('stores');
  const errorWords = useTranslations('errors');
  const words = useProblemWords();
  const router = useRouter();
  const ref = useRef<HTMLFormElement>(null);
  const { changed, texts, settle } = useFormChanges(ref);
  const [answer, setAnswer] = useState<Answer>(noAnswer);
  const [opening, setOpening] = useState(0);
  const [isSaving, startSaving] = useTransition();
  const names = storeFieldNames.filter((name) => changed.includes(name)).map((name) => fieldLabel(t, name));
  const live = useLiveProblems(ref, Boolean(store));
  const errors = { ...live.problems, ...answer.fields };
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startSaving(async () => {
      const result = await (store ? updateStoreAction(form) : createStoreAction(form));
      if (!result.ok) {
        const { fields = {}, reason, code } = result.error;
        setAnswer({
          fields,
          message: Object.keys(fields).length > 0 ? undefined : errorWords((reason ?? code) as 'conflict'),
        });
        return;
      }
      setAnswer(noAnswer);
      toast.success(t(store ? 'form.saved' : 'form.created'));
      settle();
      if (store) router.refresh();
      else router.push(`/stores/${result.data.id}/life`);
    });
  };
  const discard = () => {
    setAnswer(noAnswer);
    live.clear();
    setOpening((count) => count + 1);
  };
  const done = required.filter((name) => texts.get(name)?.trim()).length;
  const total = store ? required.length - 1 : required.length;
  return (
    <form
      ref={ref}
      onSubmit={save}
      noValidate
      autoComplete="off"
      onInput={(event) => {
        const name = (event.target as HTMLElement).closest('[data-field]')?.getAttribute('data-field');
        if (name && answer.fields[name]) setAnswer({ ...answer, fields: without(answer.fields, name) });
        live.onInput(name);
      }}
      onBlur={(event) => live.onBlur(event.target.closest('[data-field]')?.getAttribute('data-field'))}
      className="max-w-180"
    >
      <FormSummary
        title={t('form.summary', { count: Object.keys(answer.fields).length })}
        message={answer.message}
        errors={Object.entries(answer.fields).map(([name, code]) => ({
          name: name.split('.')[0] ?? name,
          label: fieldLabel(t, name),
          message: words(code),
        }))}
      />
      <Settled key={opening} onSettled={settle}>
        <StoreFields
          {...props}
          errors={Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, words(code)]))}
        />
      </Settled>
      {canWrite && (changed.length > 0 || !store) && (
        <SaveBar
          note={
            names.length > 0 && store
              ? t('form.changed', { count: names.length, fields: names.join(t('form.listComma')) })
              : t('form.requiredDone', { done: Math.min(done, total), total })
          }
          save={t(store ? 'form.save' : 'form.create')}
          discard={names.length > 0 ? t('form.discard') : undefined}
          isSaving={isSaving}
          onDiscard={discard}
        />
      )}
      <LeaveGuard
        active={changed.length > 0 && !isSaving}
        onDiscard={discard}
        words={{
          title: t('form.leaveTitle'),
          note: t('form.leaveNote', { fields: names.join(t('form.listComma')) }),
          stay: t('form.leaveStay'),
          leave: t('form.leaveGo'),
          close: t('form.leaveStay'),
        }}
      />
    </form>
  );
}

const without = (fields: Record<string, string>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key.split('.')[0] !== name));

/** Mounted anew after a discard: the fields stand as they were opened, which is the new beginning. */
function Settled({ onSettled, children }: { onSettled: () => void; children: React.ReactNode }) {
  useEffect(onSettled, [onSettled]);
  return children;
}

/** Problems of fields one has left, by the same rules as the server's; loaded when first needed. */
function useLiveProblems(ref: React.RefObject<HTMLFormElement | null>, isEdit: boolean) {
  const [problems, setProblems] = useState<Record<string, string>>({});
  const left = useRef(new Set<string>());
  const check = async () => {
    const { StoreEditInput, StoreInput } = await import('@/lib/stores/input');
    if (!ref.current) return;
    const parsed = (isEdit ? StoreEditInput : StoreInput).safeParse(formToObject(new FormData(ref.current)));
    const found: Record<string, string> = {};
    for (const issue of parsed.success ? [] : parsed.error.issues) {
      const path = issue.path.join('.');
      if (left.current.has(path.split('.')[0] ?? '')) found[path] ??= issue.message;
    }
    setProblems(found);
  };
  return {
    problems,
    clear: () => {
      left.current.clear();
      setProblems({});
    },
    onBlur: (name: string | null | undefined) => {
      if (!name) return;
      left.current.add(name);
      void check();
    },
    onInput: (name: string | null | undefined) => {
      if (name && left.current.has(name)) void check();
    },
  };
}
