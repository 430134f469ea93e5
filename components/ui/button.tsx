'use client';
import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';
import { useLocked } from './write-lock';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Shows a turning mark and ignores clicks; the width stays, so pass the words that suit. */
  loading?: boolean;
  /** Whether a click changes something; told by `type` and `loading` unless said. */
  writes?: boolean;
}

/**
 * A button is `type="button"` unless told otherwise, so that it never submits by accident. One that submits, or waits
 * for an answer (`loading`), is taken for one that writes, and is off where nothing can be written.
 */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    icon,
    loading,
    writes,
    className,
    children,
    disabled,
    type = 'button',
    ...rest
  } = props;
  const locked = useLocked(writes ?? (type === 'submit' || loading !== undefined));
  return (
    <button
      {...rest}
      type={type}
      {...locked}
      disabled={disabled || loading || locked.disabled}
      aria-busy={loading || undefined}
      className={buttonClass({ variant, size, className })}
    >
      {loading ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
    </button>
  );
}
