import type { ReactNode } from 'react';
import { cn } from './cn';

/** One number to read at a glance: its name with ⓘ, its value, how it moved, and what else to know. */
export function Stat({
  label,
  info,
  value,
  unit,
  exact,
  delta,
  sub,
  size = 'md',
  className,
}: {
  label: ReactNode;
  info?: ReactNode;
  value: ReactNode;
  unit?: ReactNode;
  /** The whole number behind a shortened one, shown on hover. */
  exact?: string;
  delta?: ReactNode;
  sub?: ReactNode;
  size?: 'md' | 'xl';
  className?: string;
}) {
  return (
    <div className={cn('grid min-w-0 content-start gap-0.5', className)}>
      <div className="flex items-center gap-1 text-small text-ink-2">
        <span className="min-w-0">{label}</span>
        {info}
      </div>
      <div
        title={exact}
        className={cn(
          'whitespace-nowrap text-ink',
          size === 'xl'
            ? 'font-semibold text-[24px] leading-8 xl:text-num-xl'
            : 'font-semibold text-[22px] leading-8',
        )}
      >
        {value}
        {unit ? <span className="ml-1 text-body font-normal text-ink-2">{unit}</span> : null}
      </div>
      {delta ? <div className="flex flex-wrap gap-x-3">{delta}</div> : null}
      {sub ? <div className="text-note text-ink-3">{sub}</div> : null}
    </div>
  );
}
