'use client';
import { CalendarRange } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import type { DateRange } from 'react-day-picker';
import { Button } from './button';
import { dateOf, dayOf } from './calendar-day';
import { cn } from './cn';
import { useField } from './field';
import { calendarAhead, LazyCalendar } from './lazy-calendar';
import { Popover } from './popover';

export interface DayRange {
  from: string;
  to: string;
}

export interface RangePreset extends DayRange {
  key: string;
  label: string;
}

export interface DateRangePickerProps {
  /** Posts `<name>From` and `<name>To`. */
  name?: string;
  locale: string;
  label: string;
  placeholder: string;
  applyLabel: string;
  /** Common ranges, worked out by the caller from the organization's business day. */
  presets?: RangePreset[];
  presetsLabel?: string;
  today?: string;
  min?: string;
  max?: string;
  defaultValue?: DayRange | null;
  value?: DayRange | null;
  onValueChange?: (range: DayRange, preset: RangePreset | null) => void;
  /** What the button shows; else the two days. */
  text?: string;
  size?: 'md' | 'sm';
  className?: string;
}

const phone = '(width < 48rem)';

function watchPhone(changed: () => void) {
  const query = window.matchMedia(phone);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** From one day to another, both included. Nothing is taken before both days stand. */
export function DateRangePicker(props: DateRangePickerProps) {
  const { label, presets = [], today, min, max } = props;
  const field = useField(props.name);
  const [open, setOpen] = useState(false);
  const [own, setOwn] = useState(props.defaultValue ?? null);
  const range = props.value === undefined ? own : props.value;
  const [draft, setDraft] = useState<DateRange | undefined>();
  const { name, ...control } = field.control;
  const narrow = useSyncExternalStore(
    watchPhone,
    () => window.matchMedia(phone).matches,
    () => false,
  );
  const take = (next: DayRange, preset: RangePreset | null) => {
    setOwn({ from: next.from, to: next.to });
    props.onValueChange?.({ from: next.from, to: next.to }, preset);
    setOpen(false);
  };
  const chosen = presets.find((preset) => preset.from === range?.from && preset.to === range?.to);
  // the year everybody is in need not be said
  const year = today?.slice(0, 5);
  const brief = range && year && range.from.startsWith(year) && range.to.startsWith(year);
  const days = range ? `${range.from.slice(brief ? 5 : 0)} – ${range.to.slice(brief ? 5 : 0)}` : '';
  const words = props.text ?? ([chosen?.label, days].filter(Boolean).join(' ') || props.placeholder);
  const before = dateOf(min);
  const after = dateOf(max);
  return (
    <span className={cn('block min-w-0', props.className)}>
      {name ? (
        <>
          <input type="hidden" name={`${name}From`} value={range?.from ?? ''} />
          <input type="hidden" name={`${name}To`} value={range?.to ?? ''} />
        </>
      ) : null}
      <Popover
        label={label}
        open={open}
        onOpenChange={(next) => {
          setDraft(range ? { from: dateOf(range.from), to: dateOf(range.to) } : undefined);
          setOpen(next);
        }}
        className="flex p-0 max-md:flex-col"
        trigger={
          <button
            type="button"
            {...control}
            {...calendarAhead}
            role="combobox"
            aria-expanded={open}
            aria-label={field.labelId ? undefined : `${label}: ${words}`}
            className={cn(
              'control-box flex items-center gap-2 text-left',
              props.size === 'sm' && 'h-8! text-small',
            )}
          >
            <CalendarRange aria-hidden className="size-4 shrink-0 text-ink-3" />
            <span className={cn('min-w-0 flex-1 truncate', !range && !props.text && 'text-ink-3')}>
              {words}
            </span>
          </button>
        }
      >
        {presets.length > 0 ? (
          <ul
            aria-label={props.presetsLabel ?? label}
            className="flex shrink-0 gap-0.5 p-2 max-md:overflow-x-auto max-md:border-b md:w-32 md:flex-col md:border-r"
          >
            {presets.map((preset) => (
              <li key={preset.key}>
                <button
                  type="button"
                  aria-pressed={preset.key === chosen?.key}
                  onClick={() => take(preset, preset)}
                  className="h-8 w-full whitespace-nowrap rounded-control px-2.5 text-left text-small text-ink-2 hover:bg-hover hover:text-ink aria-pressed:bg-primary-tint aria-pressed:font-medium aria-pressed:text-primary max-md:h-11"
                >
                  {preset.label}
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        <div>
          <div className="grid justify-center p-3">
            <LazyCalendar
              autoFocus
              language={props.locale}
              mode="range"
              resetOnSelect
              numberOfMonths={narrow ? 1 : 2}
              today={dateOf(today)}
              startMonth={before}
              endMonth={after}
              defaultMonth={dateOf(range?.from) ?? dateOf(today)}
              selected={draft}
              disabled={[...(before ? [{ before }] : []), ...(after ? [{ after }] : [])]}
              onSelect={setDraft}
            />
          </div>
          <div className="flex items-center justify-between gap-3 border-t px-4 py-3">
            <span role="status" className="text-small text-ink-2">
              {draft?.from ? `${dayOf(draft.from)} – ${draft.to ? dayOf(draft.to) : '…'}` : props.placeholder}
            </span>
            <Button
              size="sm"
              variant="primary"
              disabled={!draft?.from || !draft.to}
              onClick={() =>
                draft?.from && draft.to && take({ from: dayOf(draft.from), to: dayOf(draft.to) }, null)
              }
            >
              {props.applyLabel}
            </Button>
          </div>
        </div>
      </Popover>
    </span>
  );
}
