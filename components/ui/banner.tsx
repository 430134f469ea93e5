import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { type Tone, ToneIcon } from './tone-icon';

const tones: Partial<Record<Tone, string>> = {
  primary: 'bg-primary-tint [&>svg]:text-primary',
  good: 'bg-good-tint [&>svg]:text-good',
  warn: 'bg-warn-tint [&>svg]:text-warn',
  bad: 'bg-bad-tint [&>svg]:text-bad',
  neutral: 'bg-pressed/60 [&>svg]:text-ink-2',
};

/** A message that stays until its cause is gone. `live` speaks it when it appears after an act. */
export function Banner({
  tone = 'primary',
  title,
  children,
  action,
  live = false,
  className,
}: {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  live?: boolean;
  className?: string;
}) {
  return (
    <div
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
      className={clsx(
        'flex items-start gap-2.5 rounded-control px-3.5 py-2.5 text-body text-ink',
        tones[tone],
        // A phone has no room for words beside buttons.
        action && 'max-md:flex-wrap',
        className,
      )}
    >
      <ToneIcon tone={tone} className="mt-0.75 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className="text-ink-2">{children}</div> : null}
      </div>
      {action ? (
        <div className="flex shrink-0 flex-wrap gap-2 max-md:basis-full max-md:pl-6.5">{action}</div>
      ) : null}
    </div>
  );
}
