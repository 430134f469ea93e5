'use client';
import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import { dateOf, dayOf } from './calendar-day';
import { cn } from './cn';
import { useField } from './field';
import { calendarAhead, LazyCalendar } from './lazy-calendar';
import { Popover } from './popover';

/** One day, `YYYY-MM-DD`, posted by its name. */
export function DatePicker({
  name,
  locale,
  placeholder,
  label,
  today,
  min,
  max,
  defaultValue = '',
  value,
  onValueChange,
  disabled,
  className,
}: {
  name?: string;
  locale: string;
  placeholder: string;
  /** Names the popup, and the button outside a Field. */
  label: string;
  /** The business day of today, `YYYY-MM-DD`. */
  today?: string;
  min?: string;
  max?: string;
  defaultValue?: string;
  value?: string;
  onValueChange?: (day: string) => void;
  disabled?: boolean;
  className?: string;
}) {
  const field = useField(name);
  const [open, setOpen] = useState(false);
  const [own, setOwn] = useState(defaultValue);
  const day = value ?? own;
  const { name: posted, ...control } = field.control;
  const before = dateOf(min);
  const after = dateOf(max);
  return (
    <span className={cn('block w-full min-w-0', className)}>
      {posted ? <input type="hidden" name={posted} value={day} /> : null}
      <Popover
        label={label}
        open={open}
        onOpenChange={setOpen}
        className="p-3"
        trigger={
          <button
            type="button"
            {...control}
            {...calendarAhead}
            role="combobox"
            aria-expanded={open}
            aria-label={field.labelId ? undefined : `${label}${day ? `: ${day}` : ''}`}
            disabled={disabled}
            className="control-box flex items-center gap-2 text-left"
          >
            <CalendarDays aria-hidden className="size-4 shrink-0 text-ink-3" />
            <span className={cn('min-w-0 flex-1 truncate', !day && 'text-ink-3')}>{day || placeholder}</span>
          </button>
        }
      >
        <LazyCalendar
          autoFocus
          language={locale}
          mode="single"
          required
          today={dateOf(today)}
          startMonth={before}
          endMonth={after}
          defaultMonth={dateOf(day) ?? dateOf(today)}
          selected={dateOf(day)}
          disabled={[...(before ? [{ before }] : []), ...(after ? [{ after }] : [])]}
          onSelect={(date: Date) => {
            const next = dayOf(date);
            setOwn(next);
            onValueChange?.(next);
            setOpen(false);
          }}
        />
      </Popover>
    </span>
  );
}
