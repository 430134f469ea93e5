import { X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { DatePicker } from '@/components/ui/date-picker';
import type { OpeningHours } from '@/lib/stores/input';
import { IntervalFields } from './interval-fields';

type Exceptions = OpeningHours['exceptions'];

/** The days on which the week does not hold: closed, or with hours of their own. */
export function HoursExceptions({
  exceptions,
  error,
  today,
  disabled,
  onChange,
}: {
  exceptions: Exceptions;
  error?: string;
  today: string;
  disabled?: boolean;
  onChange: (exceptions: Exceptions) => void;
}) {
  const t = useTranslations('stores.hours');
  const locale = useLocale();
  const add = (day: string) => {
    if (!day || exceptions.some((one) => one.day === day)) return;
    const next = [...exceptions, { day, intervals: [] }];
    onChange(next.sort((a, b) => (a.day < b.day ? -1 : 1)));
  };
  const change = (day: string, more: Partial<Exceptions[number]>) =>
    onChange(exceptions.map((one) => (one.day === day ? { ...one, ...more } : one)));
  return (
    <fieldset disabled={disabled} className="grid gap-2">
      <legend className="mb-0.5 text-small font-medium">{t('exceptions')}</legend>
      <p className="text-note text-ink-3">{t('exceptionsNote')}</p>
      {exceptions.length > 0 && (
        <ul className="divide-y rounded-control border">
          {exceptions.map((one) => (
            <ExceptionLine
              key={one.day}
              exception={one}
              onChange={(more) => change(one.day, more)}
              onRemove={() => onChange(exceptions.filter(({ day }) => day !== one.day))}
            />
          ))}
        </ul>
      )}
      {error ? <p className="text-note text-bad">{error}</p> : null}
      <DatePicker
        className="max-w-56"
        locale={locale}
        label={t('addException')}
        placeholder={t('addException')}
        today={today}
        min={today}
        value=""
        onValueChange={add}
        disabled={disabled}
      />
    </fieldset>
  );
}

type ExceptionLineProps = {
  exception: Exceptions[number];
  onChange: (more: Partial<Exceptions[number]>) => void;
  onRemove: () => void;
};

function ExceptionLine({ exception, onChange, onRemove }: ExceptionLineProps) {
  const t = useTranslations('stores.hours');
  const { day, intervals, note } = exception;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3 py-2">
      <span className="w-24 tabular-nums">{day}</span>
      <label className="flex h-9 items-center gap-2 max-md:h-12">
        <input
          type="checkbox"
          checked={intervals.length === 0}
          className="size-4 accent-primary"
          onChange={() => onChange({ intervals: intervals.length === 0 ? [{ from: 600, to: 1320 }] : [] })}
        />
        {t('exceptionClosed')}
      </label>
      {intervals[0] ? (
        <IntervalFields
          interval={intervals[0]}
          labels={{ from: t('from', { day, n: 1 }), to: t('to', { day, n: 1 }) }}
          onChange={(interval) => onChange({ intervals: [interval] })}
        />
      ) : null}
      <input
        aria-label={`${t('exceptionNote')} ${day}`}
        placeholder={t('exceptionNoteExample')}
        value={note ?? ''}
        maxLength={40}
        className="control-box min-w-32 flex-1"
        onChange={(event) => onChange({ note: event.target.value || undefined })}
      />
      <button
        type="button"
        aria-label={t('removeException', { day })}
        title={t('removeException', { day })}
        onClick={onRemove}
        className="grid size-8 place-items-center rounded-control text-ink-2 hover:bg-pressed/70 hover:text-ink max-md:size-12"
      >
        <X aria-hidden className="size-4" />
      </button>
    </li>
  );
}
