'use client';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { useField } from './field';

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, name, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  const { control } = useField(name);
  return (
    <textarea
      {...control}
      {...rest}
      rows={rows}
      className={cn('control-box h-auto! min-h-20 resize-y py-1.5 field-sizing-content', className)}
    />
  );
}
