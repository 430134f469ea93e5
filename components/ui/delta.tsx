import { cn } from './cn';

/**
 * A change in its colour. The text carries arrow and sign (see formatDelta); `good` says whether this
 * direction is welcome for this measure, and null keeps it quiet.
 */
export function Delta({
  text,
  good,
  label,
  className,
}: {
  text: string;
  good: boolean | null;
  label?: string;
  className?: string;
}) {
  return (
    <span
      className={cn('inline-flex flex-wrap items-baseline gap-x-1 whitespace-nowrap text-small', className)}
    >
      {label ? <span className="text-ink-3">{label}</span> : null}
      <span className={cn('font-medium', good === null ? 'text-ink-2' : good ? 'text-up' : 'text-down')}>
        {text}
      </span>
    </span>
  );
}
