'use client';
import { type ReactNode, useId } from 'react';
import { cn } from './cn';
import { useField } from './field';

export interface RadioOption {
  value: string;
  label: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
}

/** One of a few, all visible. Put it in a `<Field group>`, which names it. */
export function RadioGroup({
  name,
  options,
  defaultValue,
  value,
  onValueChange,
  layout = 'column',
  label,
  className,
}: {
  name?: string;
  options: RadioOption[];
  defaultValue?: string;
  value?: string;
  onValueChange?: (value: string) => void;
  layout?: 'column' | 'row' | 'cards';
  /** Needed only outside a Field. */
  label?: string;
  className?: string;
}) {
  const field = useField(name);
  const base = useId();
  const own = field.control.name ?? base;
  return (
    <div
      role="radiogroup"
      aria-label={label}
      aria-labelledby={label ? undefined : field.labelId}
      aria-describedby={field.control['aria-describedby']}
      aria-required={field.control['aria-required']}
      className={cn(
        layout === 'row' && 'flex flex-wrap gap-x-5',
        layout === 'cards' && 'grid gap-2 sm:grid-cols-2',
        className,
      )}
    >
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${base}-${option.value}`}
          className={cn(
            'flex items-start gap-2 py-1 max-md:py-2.5',
            layout === 'cards' &&
              'rounded-control border px-3 py-2 hover:bg-hover has-checked:border-primary has-checked:bg-primary-tint',
            option.disabled && 'text-ink-3',
          )}
        >
          <input
            type="radio"
            id={`${base}-${option.value}`}
            name={own}
            value={option.value}
            disabled={option.disabled}
            defaultChecked={value === undefined ? defaultValue === option.value : undefined}
            checked={value === undefined ? undefined : value === option.value}
            onChange={() => onValueChange?.(option.value)}
            className="mt-0.75 size-4 shrink-0 accent-primary"
          />
          <span className="min-w-0">
            {option.label}
            {option.help ? <span className="block text-note text-ink-2">{option.help}</span> : null}
          </span>
        </label>
      ))}
    </div>
  );
}
