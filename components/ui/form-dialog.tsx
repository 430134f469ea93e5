'use client';
import type { FormEvent, ReactNode } from 'react';
import { Banner } from './banner';
import { Button } from './button';
import { Dialog, DialogClose } from './dialog';
import { WriteLockNote } from './write-lock';

/** A short form in a dialog: what went wrong on top, its fields, cancel and save below. */
export function FormDialog({
  trigger,
  isOpen,
  onOpenChange,
  title,
  note,
  message,
  isBusy,
  onSubmit,
  words,
  children,
}: {
  trigger?: ReactNode;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  note?: string;
  message: string | null;
  isBusy: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  words: { save: string; cancel: string; close: string };
  children: ReactNode;
}) {
  return (
    <Dialog
      open={isOpen}
      onOpenChange={onOpenChange}
      trigger={trigger}
      title={title}
      note={note}
      closeLabel={words.close}
    >
      <form noValidate autoComplete="off" className="grid gap-4" onSubmit={onSubmit}>
        {message && (
          <Banner tone="bad" live>
            {message}
          </Banner>
        )}
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <WriteLockNote />
          <DialogClose>
            <Button>{words.cancel}</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={isBusy}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
