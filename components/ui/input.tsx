'use client';
import { clsx } from 'clsx';
import type { ComponentProps, KeyboardEvent, ReactNode } from 'react';
import { useField } from './field';

/** Enter that only ends an input method's composition must not submit the form. */
export function keepComposing(event: KeyboardEvent): void {
  if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229))
    event.preventDefault();
}

export interface InputProps extends Omit<ComponentProps<'input'>, 'prefix'> {
  /** Drawn inside the box: an icon or a currency mark before, a unit or a button after. */
  prefix?: ReactNode;
  suffix?: ReactNode;
  /** The value is posted by a hidden input beside it. */
  noPost?: boolean;
}

/** One line of text. Inside a Field it takes its id, name and error from it. */
export function Input({ prefix, suffix, noPost, className, name, onKeyDown, ...rest }: InputProps) {
  const field = useField(name);
  const control = noPost ? { ...field.control, name: undefined } : field.control;
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    keepComposing(event);
    onKeyDown?.(event);
  };
  if (!prefix && !suffix) {
    return <input {...control} {...rest} onKeyDown={onKey} className={clsx('control-box', className)} />;
  }
  return (
    <span className={clsx('control-box flex items-center gap-2', className)}>
      {prefix ? <span className="flex shrink-0 text-ink-3 [&_svg]:size-4">{prefix}</span> : null}
      <input
        {...control}
        {...rest}
        onKeyDown={onKey}
        className="h-full w-full min-w-0 flex-1 bg-transparent outline-none"
      />
      {suffix ? <span className="flex shrink-0 items-center text-ink-3 [&_svg]:size-4">{suffix}</span> : null}
    </span>
  );
}
