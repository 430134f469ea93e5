'use client';
import { Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useAct } from '@/components/layout/use-act';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { runImportAction, undoImportAction } from '@/lib/imports/actions';
import type { ImportKind } from '@/lib/imports/fields';

/** `revision`: what the page shows is what is run. `isWaiting`: while it is checked again nobody knows yet what it would do. */
export function RunButton({
  id,
  revision,
  label,
  isWaiting = false,
}: {
  id: string;
  revision: number;
  label: string;
  isWaiting?: boolean;
}) {
  const { isBusy, call } = useAct((input) => runImportAction({ ...input, revision }));
  return (
    <Button variant="primary" loading={isBusy} disabled={isWaiting} onClick={() => call(id)}>
      {label}
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
