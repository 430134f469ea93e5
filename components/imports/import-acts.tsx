'use client';
import { Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useAct } from '@/components/layout/use-act';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { runImportAction, undoImportAction } from '@/lib/imports/actions';
import type { ImportKind } from '@/lib/imports/fields';
import { isUpsertKind } from '@/lib/imports/kinds/upsert-plan';

export type RunCounts = Record<'rows' | 'addedRows' | 'changedRows' | 'badRows' | 'skippedRows', number>;

/**
 * `revision`: what the page shows is what is run. `isWaiting`: while it is checked again nobody knows yet what it would do.
 * What only adds runs at once; before known things are overwritten it says how many.
 */
export function RunButton({
  id,
  revision,
  kind,
  counts,
  isWaiting = false,
}: {
  id: string;
  revision: number;
  kind: ImportKind;
  counts: RunCounts;
  isWaiting?: boolean;
}) {
  const t = useTranslations('imports.check');
  const common = useTranslations('common');
  const label = useRunLabel(kind, counts);
  const { isBusy, call } = useAct((input) => runImportAction({ ...input, revision }));
  const run = (
    <Button variant="primary" loading={isBusy} disabled={isWaiting} onClick={() => call(id)}>
      {label}
    </Button>
  );
  if (!isUpsertKind(kind) || counts.changedRows === 0) return run;
  return (
    <Dialog
      trigger={
        <Button variant="primary" loading={isBusy} disabled={isWaiting}>
          {label}
        </Button>
      }
      title={t(`overwriteTitle.${kind}`, { changed: counts.changedRows })}
      note={t('overwriteNote')}
      closeLabel={common('close')}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          {run}
        </>
      }
    />
  );
}

/** What a press does, in numbers: 导入 12 家门店, or 新增 10 家，更新 2 家门店 where known ones are overwritten. */
function useRunLabel(kind: ImportKind, { rows, addedRows, changedRows, badRows, skippedRows }: RunCounts) {
  const t = useTranslations('imports.check');
  const valid = rows - badRows - skippedRows;
  if (kind === 'orders' || kind === 'members') return t(`runKind.${kind}`, { rows: valid });
  if (addedRows + changedRows === 0) return t('run', { rows: valid });
  if (changedRows === 0) return t(`runKind.${kind}`, { rows: addedRows });
  return addedRows === 0
    ? t(`runChange.${kind}`, { changed: changedRows })
    : t(`runBoth.${kind}`, { added: addedRows, changed: changedRows });
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
