'use client';
import * as Radix from 'radix-ui/switch';
import type { ComponentProps, ReactNode } from 'react';
import { useId } from 'react';
import { cn } from './cn';
import { useField } from './field';

/** On or off, at once. Posts `on` by its name like a checkbox. */
export function Switch({
  label,
  help,
  name,
  className,
  ...rest
}: ComponentProps<typeof Radix.Root> & { label: ReactNode; help?: ReactNode }) {
  const id = useId();
  const field = useField(name);
  return (
    <span className={cn('flex items-start justify-between gap-4 py-1', className)}>
      <span className="min-w-0">
        <label htmlFor={id} className="text-body text-ink">
          {label}
        </label>
        {help ? (
          <span id={`${id}-help`} className="block text-note text-ink-3">
            {help}
          </span>
        ) : null}
      </span>
      <Radix.Root
        {...rest}
        id={id}
        name={field.control.name}
        aria-describedby={help ? `${id}-help` : undefined}
        className="relative mt-0.5 h-5 w-9 shrink-0 rounded-full bg-edge transition-colors disabled:opacity-50 data-[state=checked]:bg-primary max-md:after:absolute max-md:after:-inset-3.5"
      >
        <Radix.Thumb className="block size-4 translate-x-0.5 rounded-full bg-surface transition-transform data-[state=checked]:translate-x-4.5" />
      </Radix.Root>
    </span>
  );
}
