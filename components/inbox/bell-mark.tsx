import { Bell } from 'lucide-react';

export const bellClass =
  'relative inline-flex size-9 shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors hover:bg-pressed/60 hover:text-ink data-[state=open]:bg-pressed data-[state=open]:text-ink max-md:after:absolute max-md:after:-inset-1.5';

/** The bell's picture with its number or dot; what they mean is in its label. */
export function BellMark({ todo, all }: { todo: number; all: number }) {
  return (
    <>
      <Bell aria-hidden className="size-4.5" />
      {todo > 0 ? (
        <span
          aria-hidden
          className="absolute -top-0.5 -right-0.5 min-w-4.5 rounded-full bg-bad px-1 text-center font-medium text-[11px] text-on-bad leading-4.5 tabular-nums"
        >
          {todo > 99 ? '99+' : todo}
        </span>
      ) : all > 0 ? (
        <span aria-hidden className="absolute top-1.5 right-1.5 size-2 rounded-full bg-primary" />
      ) : null}
    </>
  );
}
