import type { ReactNode } from 'react';
import { cn } from './cn';

/** The head of a page: where one is, its one h1, what it is about, and its actions (the main one last). */
export function PageHeader({
  title,
  note,
  breadcrumb,
  meta,
  actions,
  isList = false,
  className,
}: {
  title: ReactNode;
  note?: ReactNode;
  breadcrumb?: ReactNode;
  /** Status words beside the title. */
  meta?: ReactNode;
  actions?: ReactNode;
  /** On a phone a list begins at once: its explanation is left out, its actions stand in one line that scrolls, the main one first. */
  isList?: boolean;
  className?: string;
}) {
  return (
    <header className={cn('mb-5 grid grid-cols-1 gap-1.5', isList && 'max-md:mb-3', className)}>
      {breadcrumb}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h1 className="text-h1">{title}</h1>
            {meta}
          </div>
          {note ? (
            <p className={cn('mt-0.5 max-w-180 text-body text-ink-2', isList && 'max-md:hidden')}>{note}</p>
          ) : null}
        </div>
        {actions ? (
          <div
            className={cn(
              'flex flex-wrap items-center gap-2',
              isList &&
                'max-md:-mx-4 max-md:-my-1 max-md:flex-nowrap max-md:overflow-x-auto max-md:px-4 max-md:py-1 max-md:*:h-10 max-md:*:px-3 max-md:[&>:last-child]:order-first max-md:[scrollbar-width:none]',
            )}
          >
            {actions}
          </div>
        ) : null}
      </div>
    </header>
  );
}
