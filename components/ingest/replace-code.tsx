'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { replayReasonAction } from '@/lib/ingest/actions';
import type { QuarantineCode } from '@/lib/ingest/input';

/** Puts a known code in the place of an unknown one, for every item that names it; or leads to the form that makes it. */
export function ReplaceCode({ code, hint, count }: { code: QuarantineCode; hint: string; count: number }) {
  const t = useTranslations('ingest.many');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [replaceWith, setReplaceWith] = useState('');
  const [isBusy, start] = useTransition();
  const apply = () =>
    start(async () => {
      const answer = await replayReasonAction({ code, hint, replaceWith }).catch(unanswered);
      if (!answer.ok) return void toast.error(errors(answer.error.code));
      toast.success(t('asked'));
      router.push('/settings/integrations');
    });
  return (
    <Card>
      <CardHeader title={t('title')} note={t('replaceNote', { code: hint, count })} />
      <CardBody className="flex flex-wrap items-end gap-3">
        <Field name="replaceWith" label={t('replaceWith')}>
          <Input
            value={replaceWith}
            onChange={(event) => setReplaceWith(event.target.value)}
            maxLength={64}
          />
        </Field>
        <Button loading={isBusy} disabled={replaceWith.trim() === ''} onClick={apply}>
          {t('apply')}
        </Button>
        {code === 'unknown_store' ? (
          <ButtonLink href={`/stores/new?code=${encodeURIComponent(hint)}`}>{t('newStore')}</ButtonLink>
        ) : null}
      </CardBody>
    </Card>
  );
}
