import { Copy, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { OpenInterval } from '@/lib/stores/opening-hours';
import { IntervalFields } from './interval-fields';

type DayHoursProps = {
  day: string;
  intervals: readonly OpenInterval[];
  error?: string;
  disabled?: boolean;
  onChange: (intervals: OpenInterval[]) => void;
  onCopy: () => void;
};

/** When a day is set to open for the first time. */
export const usual: OpenInterval = { from: 600, to: 1320 };

/** One weekday: open or not, its periods, one more of them, and the same for all days. */
export function DayHours({ day, intervals, error, disabled, onChange, onCopy }: DayHoursProps) {
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
        <Periods {...{ day, intervals, disabled, onChange }} />
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

function Periods({ day, intervals, disabled, onChange }: Omit<DayHoursProps, 'error' | 'onCopy'>) {
  const t = useTranslations('stores.hours');
  return (
    <>
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
    </>
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
