'use client';
import { Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { runImportAction, undoImportAction } from '@/lib/imports/actions';
import type { ImportKind } from '@/lib/imports/fields';

type Act = typeof runImportAction;

/** Calls an act of an import and shows what came of it. */
function useAct(act: Act) {
  const router = useRouter();
  const errors = useTranslations('errors');
  const [isBusy, setBusy] = useState(false);
  const call = async (id: string) => {
    setBusy(true);
    const answer = await act({ id });
    setBusy(false);
    if (!answer.ok) {
      const { reason, code } = answer.error;
      toast.error(errors(reason && errors.has(reason as 'internal') ? (reason as 'internal') : code));
    }
    router.refresh();
  };
  return { isBusy, call };
}

export function RunButton({ id, rows }: { id: string; rows: number }) {
  const t = useTranslations('imports.check');
  const { isBusy, call } = useAct(runImportAction);
  return (
    <Button variant="primary" loading={isBusy} onClick={() => call(id)}>
      {t('run', { rows })}
    </Button>
  );
}

/** Names what will go before it goes: an undo of an import cannot be undone. */
export function UndoButton({ id, kind, rows }: { id: string; kind: ImportKind; rows: number }) {
  const t = useTranslations('imports.result');
  const common = useTranslations('common');
  const { isBusy, call } = useAct(undoImportAction);
  return (
    <Dialog
      trigger={<Button icon={<Undo2 aria-hidden />}>{t('undo')}</Button>}
      title={t('undoTitle')}
      note={t(`undoNote.${kind}`)}
      closeLabel={common('close')}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="danger" loading={isBusy} onClick={() => call(id)}>
            {t('undoConfirm', { rows })}
          </Button>
        </>
      }
    />
  );
}
