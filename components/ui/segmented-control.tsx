'use client';
import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';

/** Two to five short choices of how to look at the same thing; radios underneath, so arrows and forms work. */
export function SegmentedControl({
  label,
  name,
  options,
  value,
  defaultValue,
  onValueChange,
  size = 'md',
  className,
}: {
  label: string;
  name?: string;
  options: { value: string; label: ReactNode; icon?: ReactNode }[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  size?: 'sm' | 'md';
  className?: string;
}) {
  const base = useId();
  const controlled = value !== undefined;
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={clsx('inline-flex w-fit rounded-control bg-pressed/70 p-0.5', className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${base}-${option.value}`}
          className={clsx(
            'relative flex items-center justify-center gap-1 whitespace-nowrap rounded-[5px] px-2.5 text-ink-2 hover:text-ink [&_svg]:size-4',
            'has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-[0_0_0_1px_var(--line)]',
            'has-focus-visible:outline-2 has-focus-visible:outline-primary',
            size === 'sm' ? 'h-7 text-small max-md:h-10' : 'h-8 text-body max-md:h-11',
          )}
        >
          <input
            type="radio"
            id={`${base}-${option.value}`}
            name={name ?? base}
            value={option.value}
            checked={controlled ? value === option.value : undefined}
            defaultChecked={controlled ? undefined : defaultValue === option.value}
            onChange={() => onValueChange?.(option.value)}
            className="absolute inset-0 size-full cursor-pointer appearance-none outline-none"
          />
          {option.icon}
          <span className="pointer-events-none relative inline-block first-letter:uppercase">
            {option.label}
          </span>
        </label>
      ))}
    </div>
  );
}
