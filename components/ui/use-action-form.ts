'use client';
import { type FormEvent, useState, useTransition } from 'react';
import { unanswered } from './unanswered';

type Answer<T> =
  | { ok: true; data: T }
  | { ok: false; error: { code: string; reason?: string; fields?: Record<string, string> } };

/**
 * A form over a server action that keeps what was typed: errors by field, one message for the whole when no
 * field is to blame, and what to do when it worked.
 */
export function useActionForm<T>(
  save: (form: FormData) => Promise<Answer<T>>,
  { words, onDone }: { words: (reason: string) => string; onDone: (data: T, form: FormData) => void },
) {
  const [fields, setFields] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string | null>(null);
  /** What the last answer said, whole; `fields` loses a line when its field is typed in again. */
  const [answered, setAnswered] = useState<Record<string, string>>({});
  const [isBusy, start] = useTransition();
  const clear = () => {
    setFields({});
    setAnswered({});
    setMessage(null);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    start(async () => {
      // A connection that breaks must not take the form away: what was typed stays, and can be sent again.
      const result = await save(form).catch(unanswered);
      if (result.ok) {
        clear();
        onDone(result.data, form);
        return;
      }
      const { fields: found = {}, reason, code } = result.error;
      setFields(found);
      setAnswered(found);
      setMessage(Object.keys(found).length > 0 ? null : words(reason ?? code));
    });
  };
  const forget = (name: string) =>
    setFields((before) =>
      Object.fromEntries(Object.entries(before).filter(([key]) => key.split('.')[0] !== name)),
    );
  return { fields, answered, message, isBusy, submit, clear, forget };
}
