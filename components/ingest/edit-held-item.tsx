'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { replayItemAction } from '@/lib/ingest/actions';
import { quarantineCodes } from '@/lib/ingest/input';
import { reasonKey } from './item-words';

/** The item as JSON, to be changed and taken again. */
export function EditHeldItem({ id, body, isReadOnly }: { id: string; body: string; isReadOnly: boolean }) {
  const t = useTranslations('ingest');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [text, setText] = useState(body);
  const [fault, setFault] = useState<string>();
  const [isBusy, start] = useTransition();
  const retry = () =>
    start(async () => {
      const answer = await replayItemAction({ id, ...(text === body ? {} : { body: text }) }).catch(
        unanswered,
      );
      if (!answer.ok) {
        const key = answer.error.fields?.body ?? answer.error.reason ?? answer.error.code;
        return setFault(errors(errors.has(key as 'internal') ? (key as 'internal') : 'invalid'));
      }
      const { status, code, path } = answer.data;
      if (status === 'accepted' || status === 'duplicate') {
        toast.success(t('one.retryDone'));
        return router.push('/settings/integrations');
      }
      const reason = t(
        `code.${reasonKey(status === 'conflict' ? 'conflict' : (code ?? ''), quarantineCodes)}`,
      );
      setFault(t('one.retryStill', { reason: path ? `${reason} (${path})` : reason }));
    });
  return (
    <div className="grid gap-3">
      <Field name="body" label={t('one.body')} error={fault}>
        <Textarea
          value={text}
          onChange={(event) => setText(event.target.value)}
          readOnly={isReadOnly}
          spellCheck={false}
          className="font-mono text-small"
          rows={12}
        />
      </Field>
      {isReadOnly ? null : (
        <div className="flex justify-end">
          <Button variant="primary" loading={isBusy} onClick={retry}>
            {t('one.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
