'use client';
import { CircleAlert, CircleCheck, Info, LoaderCircle, TriangleAlert } from 'lucide-react';
import { Toaster as Sonner, toast as show } from 'sonner';

/** Stands once in the layout of pages that tell by toasts: the console's. */
export function Toaster({ label, closeLabel }: { label: string; closeLabel: string }) {
  return (
    <Sonner
      position="bottom-center"
      containerAriaLabel={label}
      duration={10_000}
      closeButton
      className="font-sans!"
      gap={8}
      icons={{
        success: <CircleCheck aria-hidden className="size-4.5 text-good" />,
        error: <CircleAlert aria-hidden className="size-4.5 text-bad" />,
        warning: <TriangleAlert aria-hidden className="size-4.5 text-warn" />,
        info: <Info aria-hidden className="size-4.5 text-primary" />,
        loading: <LoaderCircle aria-hidden className="size-4.5 animate-spin text-ink-3" />,
      }}
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: closeLabel,
        classNames: {
          toast:
            'flex w-90 max-w-full items-start gap-2.5 rounded-card bg-raised px-4 py-3 text-body text-ink shadow-overlay',
          content: 'min-w-0 flex-1',
          title: 'font-medium',
          description: 'text-small text-ink-2',
          icon: 'mt-0.5 flex size-4.5 shrink-0 items-center',
          actionButton: 'order-2 shrink-0 font-medium text-primary underline-offset-4 hover:underline',
          closeButton:
            'order-3 -mr-1 grid size-6 shrink-0 place-items-center rounded-control text-ink-3 hover:bg-hover hover:text-ink',
        },
      }}
    />
  );
}

export interface ToastOptions {
  description?: string;
  /** For example 撤销: shown as one link at the end of the toast. */
  action?: { label: string; run: () => void };
}

type Shown = { id: string | number; run: () => void };
/** Toasts with an act that stand now, the last one first. */
const shown: Shown[] = [];

function forget(id: string | number): void {
  const at = shown.findIndex((one) => one.id === id);
  if (at >= 0) shown.splice(at, 1);
}

function options({ description, action }: ToastOptions) {
  if (!action) return { description };
  made += 1;
  const id = `act-${made}`;
  shown.unshift({ id, run: action.run });
  const gone = () => forget(id);
  const onClick = () => {
    gone();
    action.run();
  };
  return { id, description, action: { label: action.label, onClick }, onDismiss: gone, onAutoClose: gone };
}
let made = 0;

/** Does what the last toast that still stands offers, as the key U does. False where none offers anything. */
export function runToastAct(): boolean {
  const [last] = shown;
  if (!last) return false;
  forget(last.id);
  show.dismiss(last.id);
  last.run();
  return true;
}

/** A short word at the foot of the screen, for ten seconds; never the only place of an error in a form. */
export const toast = {
  success: (message: string, given: ToastOptions = {}) => show.success(message, options(given)),
  error: (message: string, given: ToastOptions = {}) => show.error(message, options(given)),
  info: (message: string, given: ToastOptions = {}) => show.info(message, options(given)),
  warning: (message: string, given: ToastOptions = {}) => show.warning(message, options(given)),
};
