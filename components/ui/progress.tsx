import { cn } from './cn';

/** How far something is, 0–100; without a value it only says that it goes on. */
export function Progress({
  label,
  value,
  text,
  tone = 'primary',
  className,
}: {
  label: string;
  value: number | null;
  /** What stands beside the bar, such as `1,200 / 5,000`. */
  text?: string;
  tone?: 'primary' | 'good' | 'bad';
  className?: string;
}) {
  const share = value === null ? null : Math.min(100, Math.max(0, value));
  const fill = { primary: 'bg-primary', good: 'bg-good', bad: 'bg-bad' }[tone];
  return (
    <div className={cn('flex min-w-0 items-center gap-3', className)}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share ?? undefined}
        aria-valuetext={text}
        className="h-1.5 min-w-16 flex-1 overflow-hidden rounded-full bg-pressed"
      >
        <div
          className={cn(
            'h-full rounded-full transition-[width]',
            fill,
            share === null && 'w-1/3 animate-shimmer',
          )}
          style={share === null ? undefined : { width: `${share}%` }}
        />
      </div>
      {text ? <span className="shrink-0 text-note text-ink-2">{text}</span> : null}
    </div>
  );
}
