'use client';
import { Command } from 'cmdk';
import { Check, ChevronDown, Search, X } from 'lucide-react';
import * as Popover from 'radix-ui/popover';
import { type ReactNode, useId, useState } from 'react';
import { cn } from './cn';
import { useField } from './field';
import { popupClass } from './popover';
import { usePopupHome } from './popup-home';

const chevron = 'pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-ink-3';

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

function Mark({ multiple, on }: { multiple: boolean; on: boolean }) {
  if (!multiple) return on ? <Check aria-hidden className="order-last size-4 shrink-0 text-primary" /> : null;
  return (
    <span
      aria-hidden
      className={cn(
        'grid size-4 shrink-0 place-items-center rounded-tag border border-edge',
        on && 'border-primary bg-primary text-on-primary',
      )}
    >
      {on ? <Check className="size-3" strokeWidth={3} /> : null}
    </span>
  );
}

/** The list with its search line; also usable alone inside another popup. */
export function ComboboxList({
  id,
  options,
  labels,
  label,
  multiple = false,
  chosen,
  onPick,
  onSearch,
}: Pick<ComboboxProps, 'options' | 'labels' | 'label' | 'multiple' | 'onSearch'> & {
  id?: string;
  chosen: string[];
  onPick: (value: string) => void;
}) {
  const [text, setText] = useState('');
  const shown = onSearch ? options : options.filter((option) => matches(option, text));
  const search = (next: string) => {
    setText(next);
    onSearch?.(next);
  };
  return (
    <Command
      shouldFilter={false}
      label={labels.search}
      loop
      vimBindings={false}
      className="flex min-h-0 flex-col"
    >
      <div className="flex h-10 shrink-0 items-center gap-2 border-b px-3 max-md:h-12">
        <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
        <Command.Input
          autoFocus
          value={text}
          onValueChange={search}
          placeholder={labels.search}
          className="h-full w-full min-w-0 bg-transparent outline-none max-md:text-lead"
        />
      </div>
      <Command.List
        id={id}
        label={label ?? labels.search}
        className="max-h-72 scroll-py-1 overflow-y-auto p-1"
      >
        <Command.Empty className="px-3 py-6 text-center text-small text-ink-3">{labels.empty}</Command.Empty>
        {shown.map((option) => {
          const on = chosen.includes(option.value);
          return (
            <Command.Item
              key={option.value}
              value={option.value}
              disabled={option.disabled}
              aria-checked={on}
              onSelect={() => onPick(option.value)}
              className="flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 py-1 data-[disabled=true]:text-ink-3 data-[selected=true]:bg-hover max-md:min-h-12"
            >
              <Mark multiple={multiple} on={on} />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{option.label}</span>
                {option.note ? (
                  <span className="block truncate text-note text-ink-3">{option.note}</span>
                ) : null}
              </span>
            </Command.Item>
          );
        })}
      </Command.List>
    </Command>
  );
}

function useChoice(props: ComboboxProps) {
  const [own, setOwn] = useState(props.defaultValue ?? []);
  const chosen = props.value ?? own;
  const change = (next: string[]) => {
    setOwn(next);
    props.onValueChange?.(next);
  };
  const names = chosen.map((value) => props.options.find((option) => option.value === value)?.label ?? value);
  const words = names.length > 2 && props.labels.count ? props.labels.count(names.length) : names.join('、');
  return { chosen, change, words };
}

/** A choice of one or several from many, with search. Posts one hidden input per value by its name. */
export function Combobox(props: ComboboxProps) {
  const { labels, label, multiple = false, disabled } = props;
  const field = useField(props.name);
  const listId = useId();
  const [open, setOpen] = useState(false);
  const { ref, home, settle } = usePopupHome();
  const { chosen, change, words } = useChoice(props);
  const { name, ...control } = field.control;
  const pick = (value: string) => {
    if (!multiple) {
      change([value]);
      setOpen(false);
      return;
    }
    change(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  };
  const turn = (next: boolean) => {
    settle(next);
    setOpen(next);
    if (next) props.onSearch?.('');
  };
  return (
    <Popover.Root open={open} onOpenChange={turn}>
      {name ? chosen.map((value) => <input key={value} type="hidden" name={name} value={value} />) : null}
      <span className={cn('relative block w-full min-w-0', props.className)}>
        <Popover.Trigger asChild ref={ref}>
          <button
            type="button"
            {...control}
            role="combobox"
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            aria-haspopup="listbox"
            aria-label={label ? `${label}${words ? `: ${words}` : ''}` : undefined}
            disabled={disabled}
            className="control-box flex items-center pr-9 text-left"
          >
            <span className={cn('min-w-0 flex-1 truncate', !words && 'text-ink-3')}>
              {words || labels.placeholder}
            </span>
          </button>
        </Popover.Trigger>
        {chosen.length > 0 && !field.required && !disabled ? (
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
          <ChevronDown aria-hidden className={chevron} />
        )}
      </span>
      <Popover.Portal container={home}>
        <Popover.Content
          aria-label={label ?? labels.search}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            popupClass,
            'flex w-(--radix-popover-trigger-width) min-w-60 flex-col overflow-hidden',
          )}
        >
          <ComboboxList {...props} id={listId} chosen={chosen} onPick={pick} />
          {props.footer ? <div className="shrink-0 border-t px-3 py-2">{props.footer}</div> : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
