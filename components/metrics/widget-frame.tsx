import { getTranslations } from 'next-intl/server';
import { type ReactNode, Suspense } from 'react';
import { cn } from '@/components/ui/cn';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { WidgetBoundary } from './widget';

/** A part of a dashboard that streams in by itself: a place holder of its final size, and a card of its own when it fails. */
export async function Widget({
  name,
  className,
  lines = 4,
  children,
}: {
  /** Named in the failure card. */
  name: string;
  /** Carries the minimum height, so that nothing moves when the content comes. */
  className: string;
  /** 0 where no card stands but a line of text. */
  lines?: number;
  children: ReactNode;
}) {
  const t = await getTranslations('overview');
  return (
    <div className={cn('grid min-w-0 [&>*]:min-w-0', className)}>
      <WidgetBoundary
        words={{ title: t('failed.title', { name }), cause: t('failed.cause'), retry: t('failed.retry') }}
      >
        <Suspense fallback={<WidgetSkeleton label={t('loading', { name })} lines={lines} />}>
          {children}
        </Suspense>
      </WidgetBoundary>
    </div>
  );
}

function WidgetSkeleton({ label, lines }: { label: string; lines: number }) {
  if (lines === 0)
    return (
      <Loading label={label}>
        <Skeleton className="h-5 w-40" />
      </Loading>
    );
  return (
    <Loading label={label} className="grid content-start gap-3 rounded-card border bg-surface p-5">
      <Skeleton className="h-5 w-40" />
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: place holders have no identity
        <Skeleton key={at} className={at === 0 ? 'h-8 w-56' : 'h-4 w-full'} />
      ))}
    </Loading>
  );
}
