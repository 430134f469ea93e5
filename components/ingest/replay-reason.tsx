'use client';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { replayReasonAction } from '@/lib/ingest/actions';
import type { QuarantineCode } from '@/lib/ingest/input';

/** Asks for all items of one reason to be taken again; a job does it. */
export function ReplayReason({ code }: { code: QuarantineCode }) {
  const t = useTranslations('ingest.many');
  const errors = useTranslations('errors');
  const [isBusy, start] = useTransition();
  const ask = () =>
    start(async () => {
      const answer = await replayReasonAction({ code }).catch(unanswered);
      if (answer.ok) toast.success(t('asked'));
      else toast.error(errors(answer.error.code));
    });
  return (
    <Button loading={isBusy} onClick={ask}>
      {t('replay')}
    </Button>
  );
}
