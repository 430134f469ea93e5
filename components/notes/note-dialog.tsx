'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { useFailureWords, useProblemLines } from '@/components/layout/form-answer';
import { DatePicker } from '@/components/ui/date-picker';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { unanswered } from '@/components/ui/unanswered';
import { addNoteAction, changeNoteAction } from '@/lib/notes/actions';
import { NOTE_LENGTH } from '@/lib/notes/chart-note';
import type { Draft, NotesOnChart } from './draft';
import { useNoteActs } from './use-note-acts';

type NoteDialogProps = { draft: Draft; notes: NotesOnChart; onClose: () => void };

type Days = { from: string; to: string };

/** Sends what the form says; what went wrong stays in the form. */
function useSaving({ draft, notes, onClose }: NoteDialogProps) {
  const t = useTranslations('charts.notes');
  const acts = useNoteActs();
  const problem = (code: string) =>
    t(
      t.has(`problems.${code}` as 'problems.other')
        ? (`problems.${code}` as 'problems.other')
        : 'problems.other',
    );
  const labels = { from: t('from'), to: t('to'), text: t('text') };
  const form = useProblemLines({ labels, problem });
  const [isBusy, start] = useTransition();
  const { note } = draft;
  const add = ({ from, to, text }: Days & { text: string }) => {
    const { storeId, regionId } = notes.place ?? {};
    return addNoteAction({ from, to, text, storeId, regionId }).catch(unanswered);
  };
  const save = (days: Days, text: string) =>
    start(async () => {
      const answer = note
        ? await changeNoteAction({ id: note.id, ...days, text }).catch(unanswered)
        : await add({ ...days, text });
      if (!answer.ok) return form.setFailure(answer.error);
      onClose();
      if (note) acts.tellChanged(note);
      else if (answer.data) acts.tellAdded(answer.data.id);
    });
  return { ...form, labels, isBusy, save };
}

/** Writes a note about the days of a chart, or changes one. */
export function NoteDialog(props: NoteDialogProps) {
  const { draft, notes, onClose } = props;
  const t = useTranslations('charts.notes');
  const common = useTranslations('common');
  const failureWords = useFailureWords();
  const { failure, lines, errorOf, onInput, labels, isBusy, save } = useSaving(props);
  const { note } = draft;
  const [days, setDays] = useState<Days>(
    draft.note ? { from: draft.note.from, to: draft.note.to } : { from: draft.day, to: draft.day },
  );
  const place = note?.place ?? notes.place;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save(days, String(new FormData(event.currentTarget).get('text') ?? ''));
  };
  // A note never ends before it starts: moving its start beyond its end moves the end along.
  const setDay = (name: 'from' | 'to', day: string) =>
    setDays((before) =>
      name === 'from' && before.to < day ? { from: day, to: day } : { ...before, [name]: day },
    );
  return (
    <FormDialog
      isOpen
      onOpenChange={(open) => !open && onClose()}
      title={note ? t('edit') : t('add')}
      note={t('about', { place: place?.name || t('organization') })}
      message={failure && lines.length === 0 ? failureWords(failure) : null}
      isBusy={isBusy}
      onSubmit={submit}
      words={{ save: common('save'), cancel: common('cancel'), close: common('close') }}
    >
      <div className="grid gap-4" onInput={onInput}>
        <div className="grid gap-4 sm:grid-cols-2">
          {(['from', 'to'] as const).map((name) => (
            <Field key={name} name={name} label={labels[name]} error={errorOf(name)}>
              <DatePicker
                locale={notes.locale}
                label={labels[name]}
                placeholder={t('pick')}
                today={notes.today}
                value={days[name]}
                onValueChange={(day) => setDay(name, day)}
              />
            </Field>
          ))}
        </div>
        <TextField error={errorOf('text')} text={note?.text ?? ''} />
      </div>
    </FormDialog>
  );
}

function TextField({ error, text }: { error: string | undefined; text: string }) {
  const t = useTranslations('charts.notes');
  const common = useTranslations('common');
  return (
    <Field
      name="text"
      label={t('text')}
      required
      requiredLabel={common('required')}
      help={t('textHelp')}
      error={error}
    >
      <Input maxLength={NOTE_LENGTH} defaultValue={text} autoFocus />
    </Field>
  );
}
