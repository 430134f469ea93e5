'use client';
import { X } from 'lucide-react';
import * as Radix from 'radix-ui/dialog';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { IconButton } from './icon-button';

export interface DialogProps {
  /** The button that opens it; leave out when `open` is held outside. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Where the focus goes when there is no trigger to return to. */
  onCloseAutoFocus?: (event: Event) => void;
  title: ReactNode;
  note?: ReactNode;
  closeLabel: string;
  footer?: ReactNode;
  children?: ReactNode;
  className?: string;
}

const plate = 'fixed z-50 flex flex-col bg-raised text-ink shadow-overlay outline-none';

function Frame({ title, note, closeLabel, footer, children, className, onCloseAutoFocus }: DialogProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-50 animate-fade-in bg-overlay" />
      <Radix.Content
        className={cn(plate, className)}
        onCloseAutoFocus={onCloseAutoFocus}
        {...(note ? {} : { 'aria-describedby': undefined })}
      >
        <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
          <div className="min-w-0">
            <Radix.Title className="text-h2">{title}</Radix.Title>
            {note ? (
              <Radix.Description className="mt-0.5 text-small text-ink-2">{note}</Radix.Description>
            ) : null}
          </div>
          <Radix.Close asChild>
            <IconButton label={closeLabel} icon={<X aria-hidden />} size="sm" className="-mr-1" />
          </Radix.Close>
        </header>
        <div className="min-h-0 flex-1 scroll-py-6 overflow-y-auto px-5 pt-0.5 pb-5">{children}</div>
        {footer ? (
          <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</footer>
        ) : null}
      </Radix.Content>
    </Radix.Portal>
  );
}

/** A question that must be answered before going on; for more than a question use a Drawer. */
export function Dialog(props: DialogProps) {
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      {props.trigger ? <Radix.Trigger asChild>{props.trigger}</Radix.Trigger> : null}
      <Frame
        {...props}
        className={cn(
          'inset-x-4 top-[12dvh] mx-auto max-h-[76dvh] max-w-120 animate-pop-in rounded-card',
          props.className,
        )}
      />
    </Radix.Root>
  );
}

/** A sheet from the right: a detail or a form beside the page it belongs to. One at a time. */
export function Drawer(props: DialogProps) {
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      {props.trigger ? <Radix.Trigger asChild>{props.trigger}</Radix.Trigger> : null}
      <Frame
        {...props}
        className={cn(
          'inset-y-0 right-0 w-full max-w-140 animate-sheet-in md:rounded-l-card',
          props.className,
        )}
      />
    </Radix.Root>
  );
}

/** Closes the dialog or drawer around it. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}
