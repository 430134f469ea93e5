'use client';
import { Command } from 'cmdk';
import { Check, ChevronDown, Search, X } from 'lucide-react';
import * as Popover from 'radix-ui/popover';
import { type ReactNode, useId, useState } from 'react';
import { cn } from './cn';
import { useField } from './field';
import { popupClass } from './popover';

export interface ComboboxOption {
  value: string;
  label: string;
  /** A second line, such as a code or a region. */
  note?: string;
  /** More words to be found by, such as pinyin initials. */
  keywords?: string[];
  disabled?: boolean;
}

interface ComboboxLabels {
  placeholder: string;
  search: string;
  empty: string;
  clear: string;
  /** What the button says for several, such as `已选 3 项`. */
  count?: (count: number) => string;
}

export interface ComboboxProps {
  name?: string;
  options: ComboboxOption[];
  labels: ComboboxLabels;
  multiple?: boolean;
  defaultValue?: string[];
  value?: string[];
  onValueChange?: (value: string[]) => void;
  /** Asks someone else for the options; switches the built-in filter off. */
  onSearch?: (text: string) => void;
  disabled?: boolean;
  /** Needed only outside a Field. */
  label?: string;
  footer?: ReactNode;
  className?: string;
}

/** Whole text in the label, note, value or keywords; typed spaces mean "and". */
function matches(option: ComboboxOption, text: string): boolean {
  const hay = [option.label, option.note, option.value, ...(option.keywords ?? [])].join('\n').toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

/** A choice of one or several from many, with search. Posts one hidden input per value by its name. */
export function Combobox(props: ComboboxProps) {
  const { options, labels, multiple = false, onSearch } = props;
  const field = useField(props.name);
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [own, setOwn] = useState(props.defaultValue ?? []);
  const chosen = props.value ?? own;
  const change = (next: string[]) => {
    setOwn(next);
    props.onValueChange?.(next);
  };
  const pick = (value: string) => {
    if (!multiple) {
      change([value]);
      setOpen(false);
      return;
    }
    change(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  };
  const named = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const shown = onSearch ? options : options.filter((option) => matches(option, text));
  const { name, ...control } = field.control;
  const words = named.length > 2 && labels.count ? labels.count(named.length) : named.join('、');
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setText('');
        if (next) onSearch?.('');
      }}
    >
      {name ? chosen.map((value) => <input key={value} type="hidden" name={name} value={value} />) : null}
      <span className={cn('relative block w-full min-w-0', props.className)}>
        <Popover.Trigger asChild>
          <button
            type="button"
            {...control}
            role="combobox"
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            aria-haspopup="listbox"
            aria-label={props.label ? `${props.label}${words ? `：${words}` : ''}` : undefined}
            disabled={props.disabled}
            className="control-box flex items-center gap-2 pr-9 text-left"
          >
            <span className={cn('min-w-0 flex-1 truncate', named.length === 0 && 'text-ink-3')}>
              {words || labels.placeholder}
            </span>
          </button>
        </Popover.Trigger>
        {chosen.length > 0 && !field.required && !props.disabled ? (
          <button
            type="button"
            aria-label={labels.clear}
            title={labels.clear}
            onClick={() => change([])}
            className="absolute inset-y-0 right-1 my-auto grid size-7 place-items-center rounded-control text-ink-3 hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </button>
        ) : (
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-ink-3"
          />
        )}
      </span>
      <Popover.Portal>
        <Popover.Content
          aria-label={props.label ?? labels.search}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            popupClass,
            'flex w-(--radix-popover-trigger-width) min-w-60 flex-col overflow-hidden',
          )}
        >
          <Command
            shouldFilter={false}
            label={labels.search}
            loop
            vimBindings={false}
            className="flex min-h-0 flex-col"
          >
            <div className="flex h-10 shrink-0 items-center gap-2 border-b px-3">
              <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
              <Command.Input
                value={text}
                onValueChange={(next) => {
                  setText(next);
                  onSearch?.(next);
                }}
                placeholder={labels.search}
                className="h-full w-full min-w-0 bg-transparent outline-none max-md:text-lead"
              />
            </div>
            <Command.List
              id={listId}
              label={props.label ?? labels.search}
              className="max-h-72 scroll-py-1 overflow-y-auto p-1"
            >
              <Command.Empty className="px-3 py-6 text-center text-small text-ink-3">
                {labels.empty}
              </Command.Empty>
              {shown.map((option) => {
                const on = chosen.includes(option.value);
                return (
                  <Command.Item
                    key={option.value}
                    value={option.value}
                    disabled={option.disabled}
                    aria-checked={multiple ? on : undefined}
                    onSelect={() => pick(option.value)}
                    className="flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 py-1 data-[disabled=true]:text-ink-3 data-[selected=true]:bg-hover max-md:min-h-12"
                  >
                    {multiple ? (
                      <span
                        aria-hidden
                        className={cn(
                          'grid size-4 shrink-0 place-items-center rounded-tag border border-edge',
                          on && 'border-primary bg-primary text-on-primary',
                        )}
                      >
                        {on ? <Check className="size-3" strokeWidth={3} /> : null}
                      </span>
                    ) : null}
                    <span className="min-w-0 flex-1">
                      <span className="block truncate">{option.label}</span>
                      {option.note ? (
                        <span className="block truncate text-note text-ink-3">{option.note}</span>
                      ) : null}
                    </span>
                    {!multiple && on ? <Check aria-hidden className="size-4 shrink-0 text-primary" /> : null}
                  </Command.Item>
                );
              })}
            </Command.List>
          </Command>
          {props.footer ? <div className="shrink-0 border-t px-3 py-2">{props.footer}</div> : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
