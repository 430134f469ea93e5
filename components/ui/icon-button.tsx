'use client';
import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { useLocked } from './write-lock';

/** A square button with only a picture; its label is read aloud and shown as the native title. */
export function IconButton({
  label,
  icon,
  size = 'md',
  className,
  type = 'button',
  writes = false,
  disabled,
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label' | 'children'> & {
  label: string;
  icon: ReactNode;
  size?: 'md' | 'sm';
  /** Whether a click changes something: off where nothing can be written. */
  writes?: boolean;
}) {
  const locked = useLocked(writes);
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      {...locked}
      disabled={disabled || locked.disabled}
      className={clsx(
        'relative inline-flex shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors',
        'hover:bg-pressed/60 hover:text-ink active:bg-pressed disabled:opacity-50 data-[state=open]:bg-pressed data-[state=open]:text-ink',
        // the hit area stays 48 px on a phone while the picture stays small
        'max-md:after:absolute max-md:after:-inset-1.5',
        size === 'md' ? 'size-9 [&_svg]:size-4.5' : 'size-7 [&_svg]:size-4',
        className,
      )}
    >
      {icon}
    </button>
  );
}
