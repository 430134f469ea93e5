import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A white plate on the page; borders, not shadows. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section {...rest} data-card className={cn('min-w-0 rounded-card border bg-surface', className)} />;
}

/** The head of a card: what it says, on what data, and what can be done with it. */
export function CardHeader({
  title,
  note,
  info,
  actions,
  id,
  level = 2,
  className,
}: {
  title: ReactNode;
  note?: ReactNode;
  info?: ReactNode;
  actions?: ReactNode;
  id?: string;
  level?: 2 | 3;
  className?: string;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <header className={cn('flex items-start justify-between gap-4 px-5 pt-4 pb-3 max-md:px-4', className)}>
      <div className="min-w-0">
        <div className="flex items-center gap-1.5">
          <Heading id={id} className="text-h2">
            {title}
          </Heading>
          {info}
        </div>
        {note ? <p className="mt-0.5 text-small text-ink-3">{note}</p> : null}
      </div>
      {actions ? <div className="flex shrink-0 items-center gap-1">{actions}</div> : null}
    </header>
  );
}

export function CardBody({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={cn('px-5 pb-5 max-md:px-4 max-md:pb-4', className)} />;
}

export function CardFooter({ className, ...rest }: ComponentProps<'footer'>) {
  return (
    <footer
      {...rest}
      className={cn(
        'flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3 max-md:px-4',
        className,
      )}
    />
  );
}
