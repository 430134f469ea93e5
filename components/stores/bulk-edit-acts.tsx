'use client';
import { Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useTransition } from 'react';
import { useFailureWords } from '@/components/layout/form-answer';
import { Button } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Progress } from '@/components/ui/progress';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { applyBulkEditAction, undoBulkEditAction } from '@/lib/stores/actions';

const everyMs = 900;

function useAct(act: typeof applyBulkEditAction) {
  const router = useRouter();
  const failureWords = useFailureWords();
  const [isBusy, start] = useTransition();
  const call = (id: string) =>
    start(async () => {
      const answer = await act({ id }).catch(unanswered);
      if (!answer.ok) toast.error(failureWords(answer.error));
      router.refresh();
    });
  return { isBusy, call };
}

export function ApplyBulkEdit({ id, count }: { id: string; count: number }) {
  const t = useTranslations('bulk');
  const { isBusy, call } = useAct(applyBulkEditAction);
  return (
    <Button variant="primary" loading={isBusy} onClick={() => call(id)}>
      {t('apply', { count })}
    </Button>
  );
}

export function UndoBulkEdit({ id, count }: { id: string; count: number }) {
  const t = useTranslations('bulk');
  const common = useTranslations('common');
  const { isBusy, call } = useAct(undoBulkEditAction);
  return (
    <Dialog
      trigger={<Button icon={<Undo2 aria-hidden />}>{t('undo')}</Button>}
      title={t('undoTitle')}
      note={t('undoNote', { count })}
      closeLabel={common('close')}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" loading={isBusy} onClick={() => call(id)}>
            {t('undoConfirm')}
          </Button>
        </>
      }
    />
  );
}

/** A job at work: asked again about every second until the page shows what came of it. */
export function BulkProgress({ label, text, share }: { label: string; text: string; share: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), everyMs);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <Card aria-live="polite">
      <CardBody>
        <Progress label={label} value={Math.round(share * 100)} text={text} />
      </CardBody>
    </Card>
  );
}
