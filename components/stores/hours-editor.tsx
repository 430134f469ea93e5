'use client';
import { Copy, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useField } from '@/components/ui/field';
import { toast } from '@/components/ui/toast';
import type { OpeningHours } from '@/lib/stores/input';
import type { OpenInterval } from '@/lib/stores/opening-hours';
import { HoursExceptions } from './hours-exceptions';
import { IntervalFields } from './interval-fields';

const usual: OpenInterval = { from: 600, to: 1320 };
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** A week of hours with split times, and the days that differ; posts itself as JSON. */
export function HoursEditor({
  name,
  defaultValue,
  errors,
  today,
  disabled,
}: {
  name: string;
  defaultValue: OpeningHours | null;
  /** Messages by place, such as `week.2`. */
  errors: Record<string, string>;
  today: string;
  disabled?: boolean;
}) {
  const t = useTranslations('stores.hours');
  const { control } = useField(name);
  const [hours, setHours] = useState<OpeningHours | null>(defaultValue);
  const posted = <input type="hidden" name={control.name} value={hours ? JSON.stringify(hours) : ''} />;
  if (!hours)
    return (
      <div className="flex flex-wrap items-center gap-3 rounded-control border border-dashed px-4 py-3">
        {posted}
        <span className="text-small text-ink-2">{t('none')}</span>
        <Button
          size="sm"
          disabled={disabled}
          onClick={() => setHours({ week: weekdays.map(() => [usual]), exceptions: [] })}
        >
          {t('set')}
        </Button>
      </div>
    );
  const setDay = (index: number, intervals: OpenInterval[]) =>
    setHours({ ...hours, week: hours.week.map((day, at) => (at === index ? intervals : day)) });
  return (
    <div className="grid gap-4">
      {posted}
      <ul className="divide-y rounded-control border">
        {weekdays.map((weekday, index) => {
          const day = t(`weekdays.${weekday}`);
          return (
            <DayRow
              key={weekday}
              day={day}
              intervals={hours.week[index] ?? []}
              error={errors[`week.${index}`]}
              disabled={disabled}
              onChange={(intervals) => setDay(index, intervals)}
              onCopy={() => {
                setHours({ ...hours, week: weekdays.map(() => hours.week[index] ?? []) });
                toast.info(t('copied', { day }));
              }}
            />
          );
        })}
      </ul>
      <HoursExceptions
        exceptions={hours.exceptions}
        error={errors.exceptions}
        today={today}
        disabled={disabled}
        onChange={(exceptions) => setHours({ ...hours, exceptions })}
      />
      <Button variant="ghost" size="sm" className="w-fit" disabled={disabled} onClick={() => setHours(null)}>
        {t('remove')}
      </Button>
    </div>
  );
}

type DayRowProps = {
  day: string;
  intervals: readonly OpenInterval[];
  error?: string;
  disabled?: boolean;
  onChange: (intervals: OpenInterval[]) => void;
  onCopy: () => void;
};

function DayRow({ day, intervals, error, disabled, onChange, onCopy }: DayRowProps) {
  const t = useTranslations('stores.hours');
  const isOpen = intervals.length > 0;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 px-3 py-2">
      <label className="flex h-9 w-20 items-center gap-2 max-md:h-12">
        <input
          type="checkbox"
          checked={isOpen}
          disabled={disabled}
          aria-label={t('open', { day })}
          className="size-4 accent-primary"
          onChange={() => onChange(isOpen ? [] : [usual])}
        />
        {day}
      </label>
      <div className="grid gap-1.5">
        {isOpen ? null : <span className="flex h-9 items-center text-ink-3 max-md:h-12">{t('closed')}</span>}
        {intervals.map((interval, at) => (
          <IntervalFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a period has no identity but its place
            key={at}
            interval={interval}
            disabled={disabled}
            labels={{ from: t('from', { day, n: at + 1 }), to: t('to', { day, n: at + 1 }) }}
            onChange={(next) => onChange(intervals.map((one, place) => (place === at ? next : one)))}
            action={
              at > 0 && (
                <IconAction
                  label={t('removeSplit', { day, n: at + 1 })}
                  disabled={disabled}
                  onClick={() => onChange(intervals.filter((_, place) => place !== at))}
                >
                  <X aria-hidden className="size-4" />
                </IconAction>
              )
            }
          />
        ))}
        {error ? <p className="text-note text-bad">{error}</p> : null}
      </div>
      <span className="flex h-9 items-center gap-0.5 max-md:h-12">
        {isOpen && intervals.length < 3 ? (
          <IconAction
            label={`${t('addSplit')} ${day}`}
            title={t('addSplit')}
            disabled={disabled}
            onClick={() => onChange([...intervals, nextInterval(intervals)])}
          >
            <Plus aria-hidden className="size-4" />
          </IconAction>
        ) : null}
        <IconAction
          label={`${t('copyAll')} ${day}`}
          title={t('copyAll')}
          disabled={disabled}
          onClick={onCopy}
        >
          <Copy aria-hidden className="size-4" />
        </IconAction>
      </span>
    </li>
  );
}

/** After the last one, an hour later, three hours long, within the day. */
function nextInterval(intervals: readonly OpenInterval[]): OpenInterval {
  const end = Math.min(intervals.at(-1)?.to ?? 600, 1320);
  return { from: Math.min(end + 60, 1380), to: Math.min(end + 240, 1440) };
}

function IconAction({ label, title, ...rest }: React.ComponentProps<'button'> & { label: string }) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      title={title ?? label}
      className="grid size-8 place-items-center rounded-control text-ink-2 hover:bg-pressed/70 hover:text-ink disabled:opacity-50 max-md:size-12"
    />
  );
}
