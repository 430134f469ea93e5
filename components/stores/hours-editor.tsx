import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useField } from '@/components/ui/field';
import { toast } from '@/components/ui/toast';
import type { OpeningHours } from '@/lib/stores/input';
import type { OpenInterval } from '@/lib/stores/opening-hours';
import { DayHours, usual } from './day-hours';
import { HoursExceptions } from './hours-exceptions';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

type HoursEditorProps = {
  name: string;
  defaultValue: OpeningHours | null;
  /** Messages by place, such as `week.2`. */
  errors: Record<string, string>;
  today: string;
  disabled?: boolean;
};

/** A week of hours with split times, and the days that differ; posts itself as JSON. */
export function HoursEditor({ name, defaultValue, errors, today, disabled }: HoursEditorProps) {
  const t = useTranslations('stores.hours');
  const { control } = useField(name);
  const [hours, setHours] = useState<OpeningHours | null>(defaultValue);
  const posted = <input type="hidden" name={control.name} value={hours ? JSON.stringify(hours) : ''} />;
  const begin = () => setHours({ week: weekdays.map(() => [usual]), exceptions: [] });
  if (!hours)
    return (
      <div className="flex flex-wrap items-center gap-3 rounded-control border border-dashed px-4 py-3">
        {posted}
        <span className="text-small text-ink-2">{t('none')}</span>
        <Button size="sm" disabled={disabled} onClick={begin}>
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
            <DayHours
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
