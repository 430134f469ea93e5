'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { DayPicker, type DayPickerProps } from 'react-day-picker';
import { enUS } from 'react-day-picker/locale/en-US';
import { zhCN } from 'react-day-picker/locale/zh-CN';
import { cn } from './cn';

// The library says "21st", which does not contain the "21" that is written on the day.
const englishLabels: DayPickerProps['labels'] = {
  labelDayButton: (date, modifiers) =>
    [
      modifiers.today ? 'Today' : null,
      date.toLocaleDateString('en-US', { dateStyle: 'full' }),
      modifiers.selected ? 'selected' : null,
    ]
      .filter(Boolean)
      .join(', '),
};

const cell = 'size-9 p-0 text-center max-md:size-11';

function Arrow({ orientation }: { orientation?: string }) {
  const Picture = orientation === 'left' ? ChevronLeft : ChevronRight;
  return <Picture aria-hidden className="size-4" />;
}

/** A month (or two) of days, weeks from Monday, in Chinese or English. */
export function Calendar({ language, ...rest }: DayPickerProps & { language: string }) {
  return (
    <DayPicker
      {...rest}
      locale={language.startsWith('zh') ? zhCN : enUS}
      labels={language.startsWith('zh') ? undefined : englishLabels}
      weekStartsOn={1}
      // six weeks, always: what stands below does not move from month to month
      fixedWeeks
      showOutsideDays={(rest.numberOfMonths ?? 1) === 1}
      components={{ Chevron: Arrow }}
      classNames={{
        months: 'relative flex flex-wrap gap-6',
        month: 'grid content-start gap-1',
        month_caption: 'flex h-8 items-center justify-center font-semibold',
        nav: 'absolute inset-x-0 top-0 z-10 flex h-8 justify-between pointer-events-none',
        button_previous:
          'pointer-events-auto grid size-8 place-items-center rounded-control text-ink-2 hover:bg-hover aria-disabled:opacity-40',
        button_next:
          'pointer-events-auto grid size-8 place-items-center rounded-control text-ink-2 hover:bg-hover aria-disabled:opacity-40',
        month_grid: 'border-collapse',
        weekday: cn(cell, 'h-8 text-note font-normal text-ink-3'),
        day: cell,
        day_button:
          'size-full rounded-control text-small hover:bg-hover focus-visible:outline-2 focus-visible:-outline-offset-2 disabled:text-ink-3',
        today: '[&>button]:font-semibold not-aria-selected:[&>button]:text-primary',
        outside: 'bg-transparent! [&>button]:text-ink-3',
        disabled: '[&>button]:text-ink-3/60 [&>button]:hover:bg-transparent',
        selected: '[&>button]:bg-primary [&>button]:text-on-primary [&>button]:hover:bg-primary-strong',
        range_start: 'rounded-l-control bg-primary-tint',
        range_end: 'rounded-r-control bg-primary-tint',
        range_middle:
          'bg-primary-tint [&>button]:bg-transparent! [&>button]:text-ink! [&>button]:hover:bg-pressed!',
      }}
    />
  );
}
