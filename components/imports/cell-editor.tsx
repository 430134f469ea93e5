import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef } from 'react';

/** One cell being put right. Enter and Tab keep, Esc leaves; keys of an input method at work are its own. */
export function CellEditor({
  label,
  text,
  isSelected,
  list,
  placeholder,
  onKeep,
  onLeave,
}: {
  label: string;
  text: string;
  isSelected: boolean;
  list: string | undefined;
  placeholder: string | undefined;
  onKeep: (value: string, then: 'down' | 'next' | 'back' | 'stay') => void;
  onLeave: () => void;
}) {
  const t = useTranslations('imports.grid');
  const isDone = useRef(false);
  const once = (run: () => void) => {
    if (isDone.current) return;
    isDone.current = true;
    run();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const { value } = event.currentTarget;
    if (event.key === 'Escape') once(onLeave);
    else if (event.key === 'Enter') once(() => onKeep(value, 'down'));
    else if (event.key === 'Tab') once(() => onKeep(value, event.shiftKey ? 'back' : 'next'));
    else return;
    event.preventDefault();
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it opens by the act of the one who edits
      autoFocus
      aria-label={label}
      title={t('hint')}
      defaultValue={text}
      list={list}
      placeholder={placeholder}
      maxLength={2000}
      autoComplete="off"
      onFocus={(event) => isSelected && event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onPaste={(event) => event.stopPropagation()}
      onBlur={(event) => {
        const { value } = event.currentTarget;
        once(() => onKeep(value, 'stay'));
      }}
      className="absolute inset-0 z-10 size-full min-w-40 rounded-[3px] bg-surface px-2 text-small text-ink shadow-overlay outline-2 outline-primary"
    />
  );
}
