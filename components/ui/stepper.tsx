import { Check } from 'lucide-react';
import { cn } from './cn';

export interface Step {
  key: string;
  label: string;
  note?: string;
}

/** Where one is in a sequence; where it is narrow only the present step keeps its words. */
export function Stepper({
  label,
  steps,
  current,
  doneLabel,
}: {
  label: string;
  steps: Step[];
  current: string;
  doneLabel: string;
}) {
  const at = steps.findIndex((step) => step.key === current);
  return (
    <ol aria-label={label} className="@container flex w-full min-w-0 items-center gap-2">
      {steps.map((step, index) => {
        const done = index < at;
        const here = index === at;
        return (
          <li
            key={step.key}
            aria-current={here ? 'step' : undefined}
            className={cn('flex min-w-0 items-center gap-2', index < steps.length - 1 && 'flex-1')}
          >
            <span
              className={cn(
                'grid size-6 shrink-0 place-items-center rounded-full border text-note font-medium',
                done && 'border-primary bg-primary-tint text-primary',
                here && 'border-primary bg-primary text-on-primary',
                !done && !here && 'border-edge text-ink-2',
              )}
            >
              {done ? <Check role="img" aria-label={doneLabel} className="size-3.5" /> : index + 1}
            </span>
            <span
              className={cn(
                'truncate text-small',
                here ? 'shrink-0 font-medium text-ink' : 'text-ink-2 @max-md:sr-only',
              )}
            >
              {step.label}
            </span>
            {index < steps.length - 1 ? (
              <span aria-hidden className={cn('h-px min-w-3 flex-1', done ? 'bg-primary' : 'bg-line')} />
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
