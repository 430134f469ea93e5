import type { ReactNode } from 'react';
import { cn } from './cn';
import { type Tone, toneMarks } from './tone-icon';

const tones: Record<Tone, string> = {
  neutral: 'bg-pressed/70 text-ink-2',
  waiting: 'bg-pressed/70 text-ink-2',
  primary: 'bg-primary-tint text-primary',
  good: 'bg-good-tint text-good',
  warn: 'bg-warn-tint text-warn',
  bad: 'bg-bad-tint text-bad',
};

/** A state as picture and word; colour only helps. Pass `icon` where the tone's own picture does not fit. */
export function Status({
  tone = 'neutral',
  icon,
  className,
  children,
}: {
  tone?: Tone;
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const Mark = toneMarks[tone];
  return (
    <span
      className={cn(
        'inline-flex h-6 w-fit items-center gap-1 whitespace-nowrap rounded-tag px-1.5 text-note font-medium [&_svg]:size-3.5 [&_svg]:shrink-0',
        tones[tone],
        className,
      )}
    >
      {icon ?? <Mark aria-hidden />}
      {children}
    </span>
  );
}

/** A word or count without a state: a tag, a number of rows. */
export function Badge({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <span
      className={cn(
        'inline-flex h-5 w-fit min-w-5 items-center justify-center whitespace-nowrap rounded-tag bg-pressed/70 px-1.5 text-note font-medium text-ink-2',
        className,
      )}
    >
      {children}
    </span>
  );
}
