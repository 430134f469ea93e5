'use client';
import { Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { useUndoBatch } from './use-undo-batch';

/** Asks once, then takes the batch back. */
export function UndoBatch({ id, what, count }: { id: string; what: string; count: number }) {
  const t = useTranslations('targets.undo');
  const common = useTranslations('common');
  const undo = useUndoBatch();
  return (
    <Dialog
      title={t('title')}
      note={what}
      closeLabel={common('close')}
      trigger={
        <Button size="sm" icon={<Undo2 aria-hidden />} aria-label={`${t('open')} ${what}`}>
          {t('open')}
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <DialogClose>
            <Button variant="primary" writes onClick={() => undo(id)}>
              {t('confirm', { count })}
            </Button>
          </DialogClose>
        </>
      }
    >
      <p className="text-body text-ink-2">{t('note')}</p>
    </Dialog>
  );
}
