import type { ReactNode } from 'react';
import { cn } from './cn';

/** The head of a page: where one is, its one h1, what it is about, and its actions (the main one last). */
export function PageHeader({
  title,
  note,
  breadcrumb,
  meta,
  actions,
  className,
}: {
  title: ReactNode;
  note?: ReactNode;
  breadcrumb?: ReactNode;
  /** Status words beside the title. */
  meta?: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <header className={cn('mb-5 grid gap-1.5', className)}>
      {breadcrumb}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h1 className="text-h1">{title}</h1>
            {meta}
          </div>
          {note ? <p className="mt-0.5 max-w-180 text-body text-ink-2">{note}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}
