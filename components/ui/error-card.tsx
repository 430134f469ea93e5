'use client';
import { RotateCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';

/** One card that failed while the rest of the page lives: what happened, its code, and a way to try again. */
export function ErrorCard({
  title,
  cause,
  code,
  retryLabel,
  onRetry,
  className,
}: {
  title: ReactNode;
  cause: ReactNode;
  code?: string;
  retryLabel: string;
  onRetry: () => void;
  className?: string;
}) {
  return (
    <section
      role="alert"
      data-card
      className={cn(
        'grid content-center justify-items-center gap-1 rounded-card border bg-surface px-6 py-8 text-center',
        className,
      )}
    >
      <TriangleAlert aria-hidden className="mb-1 size-5 text-warn" />
      <p className="font-medium">{title}</p>
      <p className="text-small text-ink-2">{cause}</p>
      {code ? <p className="text-note text-ink-3">{code}</p> : null}
      <Button size="sm" icon={<RotateCw aria-hidden />} onClick={onRetry} className="mt-2">
        {retryLabel}
      </Button>
    </section>
  );
}
