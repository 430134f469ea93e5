'use client';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { useField } from './field';

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

/**
 * A choice of up to about a dozen, by the browser's own picker: it posts, types ahead and works on
 * every phone without a script. More, or with search: Combobox.
 */
export function Select({
  options,
  placeholder,
  className,
  name,
  ...rest
}: Omit<ComponentProps<'select'>, 'children'> & { options: SelectOption[]; placeholder?: string }) {
  const { control } = useField(name);
  return (
    <span className={cn('relative block w-full min-w-0', className)}>
      <select {...control} {...rest} className="control-box select-box">
        {placeholder === undefined ? null : (
          <option value="" data-placeholder>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-ink-3"
      />
    </span>
  );
}
