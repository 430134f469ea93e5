'use client';
import { useState } from 'react';
import { useField } from './field';
import { Input, type InputProps } from './input';
import { fenOfText, textOfFen } from './money-text';

/**
 * Money in yuan; posts exact fen as digits by its name (what cannot be read is posted as typed, for the
 * server to refuse). Full-width digits and ￥ are fine; on leaving it is written with two decimals.
 */
export function MoneyInput({
  name,
  defaultFen,
  onFenChange,
  ...rest
}: Omit<InputProps, 'value' | 'defaultValue' | 'type' | 'onChange'> & {
  defaultFen?: string | bigint | null;
  onFenChange?: (fen: string | null) => void;
}) {
  const [text, setText] = useState(() => textOfFen(defaultFen));
  const fen = fenOfText(text);
  const posted = useField(name).control.name;
  return (
    <>
      {posted ? <input type="hidden" name={posted} value={fen ?? text} /> : null}
      <Input
        {...rest}
        noPost
        inputMode="decimal"
        autoComplete="off"
        prefix="¥"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onFenChange?.(fenOfText(event.target.value));
        }}
        onBlur={() => {
          if (fen) setText(textOfFen(fen));
        }}
      />
    </>
  );
}
