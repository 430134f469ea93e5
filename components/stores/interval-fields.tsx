import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import type { OpenInterval } from '@/lib/stores/opening-hours';

const dayMinutes = 1440;

/** `600` → `10:00`; beyond midnight on the next day's clock. */
const clockOf = (minute: number): string => {
  const shown = minute === dayMinutes ? minute : minute % dayMinutes;
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`;
};

/** `9:30`, `930`, `9`, full width too; null for what is no time of the day. */
function minuteOf(clock: string): number | null {
  const plain = clock.normalize('NFKC').replace(/[\s.]/g, '');
  const match = /^(\d{1,2})(?::?(\d{2}))?$/.exec(plain);
  const minute = Number(match?.[1]) * 60 + Number(match?.[2] ?? 0);
  return match && Number(match[2] ?? 0) < 60 && minute <= dayMinutes ? minute : null;
}

/** From and to of one period; an end before its start is on the next day, and says so. */
export function IntervalFields({
  interval,
  labels,
  disabled,
  onChange,
  action,
}: {
  interval: OpenInterval;
  labels: { from: string; to: string };
  disabled?: boolean;
  onChange: (interval: OpenInterval) => void;
  action?: ReactNode;
}) {
  const t = useTranslations('stores.hours');
  const set = (from: number, end: number) => onChange({ from, to: end <= from ? end + dayMinutes : end });
  return (
    <span className="flex flex-wrap items-center gap-2">
      <ClockInput
        label={labels.from}
        minute={interval.from}
        disabled={disabled}
        onMinute={(from) => set(from % dayMinutes, interval.to % dayMinutes)}
      />
      <span aria-hidden className="text-ink-3">
        –
      </span>
      <ClockInput
        label={labels.to}
        minute={interval.to}
        disabled={disabled}
        onMinute={(end) => set(interval.from, end)}
      />
      {interval.to > dayMinutes ? <span className="text-note text-ink-2">{t('nextDay')}</span> : null}
      {action}
    </span>
  );
}

type ClockInputProps = {
  label: string;
  minute: number;
  disabled?: boolean;
  onMinute: (minute: number) => void;
};

/** A time of 24 hours in any language: the browser's own field follows the device's habit of AM and PM. */
function ClockInput({ label, minute, disabled, onMinute }: ClockInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const next = typed === null ? null : minuteOf(typed);
    if (next !== null && next % dayMinutes !== minute % dayMinutes) onMinute(next);
    setTyped(null);
  };
  return (
    <input
      type="text"
      inputMode="numeric"
      aria-label={label}
      autoComplete="off"
      value={typed ?? clockOf(minute)}
      disabled={disabled}
      className="control-box w-18! text-center tabular-nums"
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        settle();
      }}
    />
  );
}
