'use client';
import { BookmarkPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { DialogForm } from '@/components/layout/dialog-form';
import { useFailureWords } from '@/components/layout/form-answer';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { changeViewAction, saveViewAction } from '@/lib/views/actions';
import type { ViewList } from '@/lib/views/input';
import { useViewProblem } from './view-problem';

type SaveViewProps = {
  list: ViewList;
  path: string;
  query: string;
  /** The view whose saved state the list has left, when one may change it. */
  known?: { id: string; name: string };
};

/** Keeps the state of the list: under the view it came from, or under a new name. */
export function SaveView({ list, path, query, known }: SaveViewProps) {
  const t = useTranslations('views');
  const router = useRouter();
  const failureWords = useFailureWords();
  const [isBusy, start] = useTransition();
  const keep = (id: string) =>
    start(async () => {
      const answer = await changeViewAction({ id, query }).catch(unanswered);
      if (!answer.ok) toast.error(failureWords(answer.error));
      else toast.success(t('kept'));
    });
  return (
    <>
      {known && (
        <Button size="sm" variant="ghost" loading={isBusy} onClick={() => keep(known.id)}>
          {t('keep')}
        </Button>
      )}
      <NewView
        list={list}
        query={query}
        onSaved={(id) => router.push(`${path}?view=${id}&${query}`, { scroll: false })}
      />
    </>
  );
}

type NewViewProps = { list: ViewList; query: string; onSaved: (id: string) => void };

function NewView({ list, query, onSaved }: NewViewProps) {
  const t = useTranslations('views');
  const common = useTranslations('common');
  const problem = useViewProblem();
  return (
    <DialogForm
      trigger={
        <Button size="sm" variant="ghost" icon={<BookmarkPlus aria-hidden />}>
          {t('saveAs')}
        </Button>
      }
      title={t('saveAs')}
      note={t('saveNote')}
      submit={t('save')}
      labels={{ name: t('name') }}
      problem={problem}
      hidden={{ list, query }}
      save={saveViewAction}
      onSaved={({ id }, form) => {
        toast.success(t('saved', { name: String(form.get('name')) }));
        onSaved(id);
      }}
    >
      {(errorOf) => (
        <Field
          name="name"
          label={t('name')}
          required
          requiredLabel={common('required')}
          help={t('nameHelp')}
          error={errorOf('name')}
        >
          <Input maxLength={24} autoFocus />
        </Field>
      )}
    </DialogForm>
  );
}
