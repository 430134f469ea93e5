'use client';
import { useState } from 'react';
import { Input, type InputProps } from './input';

/** Digits and a leading +, full-width ones made plain; 11-digit Chinese mobiles are spaced 3-4-4. */
function spaced(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[^\d+]/g, '')
    .replace(/(?!^)\+/g, '');
  return /^1\d{10}$/.test(plain) ? `${plain.slice(0, 3)} ${plain.slice(3, 7)} ${plain.slice(7)}` : plain;
}

/** A phone number; the server decides whether it is one. */
export function PhoneInput({ defaultValue = '', ...rest }: Omit<InputProps, 'value' | 'type' | 'onChange'>) {
  const [text, setText] = useState(() => spaced(String(defaultValue)));
  return (
    <Input
      autoComplete="tel"
      {...rest}
      type="tel"
      inputMode="tel"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => setText(spaced(text))}
    />
  );
}
