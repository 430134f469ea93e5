'use client';
import { Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useAct } from '@/components/layout/use-act';
import { useRefreshing } from '@/components/layout/use-refreshing';
import { Button } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Progress } from '@/components/ui/progress';
import { applyBulkEditAction, undoBulkEditAction } from '@/lib/stores/actions';

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
  useRefreshing();
  return (
    <Card aria-live="polite">
      <CardBody>
        <Progress label={label} value={Math.round(share * 100)} text={text} />
      </CardBody>
    </Card>
  );
}
