'use client';
import { useState } from 'react';
import { Input, type InputProps } from './input';
import { numberOfText } from './money-text';

/** A number with its unit; full-width digits and thousands marks become plain when one leaves the field. */
export function NumberInput({
  decimals = 0,
  unit,
  defaultValue = '',
  onNumberChange,
  ...rest
}: Omit<InputProps, 'value' | 'type' | 'onChange'> & {
  decimals?: number;
  unit?: string;
  onNumberChange?: (value: string | null) => void;
}) {
  const [text, setText] = useState(String(defaultValue));
  return (
    <Input
      {...rest}
      inputMode={decimals > 0 ? 'decimal' : 'numeric'}
      autoComplete="off"
      suffix={unit ?? rest.suffix}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onNumberChange?.(numberOfText(event.target.value, decimals));
      }}
      onBlur={() => {
        const plain = numberOfText(text, decimals);
        if (plain !== null) setText(plain);
      }}
    />
  );
}
