'use client';
import { useTranslations } from 'next-intl';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { ActionForm } from './action-form';

type ActionDialogProps<T> = Omit<ComponentProps<typeof ActionForm<T>>, 'isInDialog'> & {
  trigger: ReactNode;
  title: string;
  note?: string;
};

/** One act behind a button: says what it does, asks what it needs, and closes when it is done. */
export function ActionDialog<T>({ trigger, title, note, onDone, ...form }: ActionDialogProps<T>) {
  const common = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={title}
      note={note}
      closeLabel={common('close')}
      trigger={trigger}
    >
      <ActionForm
        {...form}
        isInDialog
        onDone={(answer: T) => {
          setOpen(false);
          onDone(answer);
        }}
      />
    </Dialog>
  );
}
