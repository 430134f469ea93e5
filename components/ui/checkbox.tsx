'use client';
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react';
import { cn } from './cn';
import { useField } from './field';

/** A native checkbox with its words; `indeterminate` is the third look of "some of them". */
export function Checkbox({
  label,
  help,
  indeterminate = false,
  className,
  name,
  id,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; help?: ReactNode; indeterminate?: boolean }) {
  const ref = useRef<HTMLInputElement>(null);
  const own = useId();
  const field = useField(name);
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <span className={cn('flex items-start gap-2 py-1 max-md:py-2.5', className)}>
      <input
        ref={ref}
        type="checkbox"
        name={field.control.name}
        aria-describedby={help ? `${own}-help` : undefined}
        {...rest}
        id={id ?? own}
        className="mt-0.75 size-4 shrink-0 accent-primary"
      />
      <span className="min-w-0">
        <label htmlFor={id ?? own} className="text-body text-ink">
          {label}
        </label>
        {help ? (
          <span id={`${own}-help`} className="block text-note text-ink-3">
            {help}
          </span>
        ) : null}
      </span>
    </span>
  );
}
