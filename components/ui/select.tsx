'use client';
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
    <select {...control} {...rest} className={cn('control-box select-box', className)}>
      {placeholder === undefined ? null : <option value="">{placeholder}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
