import { cn } from './cn';

/** A grey place holder of the final size. Put the page's own layout around it, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={cn('block h-4 animate-shimmer rounded-control bg-pressed', className)} />
  );
}

/** Says once, for everybody, that a region is on its way. */
export function Loading({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <div role="status" aria-busy="true" className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
