'use client';
import type { ChartPoint, WordedSeries } from './series';
import { seriesColor } from './series';

type ExploreTooltipProps = {
  active?: boolean;
  /** Index of the point, as the chart library names it. */
  activeIndex?: string | number | null;
  /** First index in view when zoomed. */
  offset: number;
  points: readonly ChartPoint[];
  series: readonly WordedSeries[];
};

/** Every series at one point, in exact words; also the live region that a custom tooltip would otherwise lose. */
export function ExploreTooltip({ active, activeIndex, offset, points, series }: ExploreTooltipProps) {
  const index = activeIndex == null ? Number.NaN : Number(activeIndex) + offset;
  const point = points[index];
  if (!active || !point) return <div role="status" className="sr-only" />;
  return (
    <div
      role="status"
      className="min-w-36 rounded-control bg-raised px-3 py-2 text-note text-ink shadow-overlay tabular-nums"
    >
      <p className="mb-1 font-medium">{point.title ?? point.label}</p>
      {point.marks?.map((mark) => (
        <p key={mark} className="mb-1 max-w-64 text-ink-2">
          {mark}
        </p>
      ))}
      <dl className="grid gap-0.5">
        {series.map((one, place) => (
          <div key={one.key} className="flex items-center justify-between gap-4">
            <dt className="flex items-center gap-1.5 whitespace-nowrap text-ink-2">
              <span
                aria-hidden
                className="h-0.75 w-2.5 rounded-full"
                style={{ background: seriesColor(one, place) }}
              />
              {one.label}
            </dt>
            <dd className="font-medium whitespace-nowrap">{one.texts[index] ?? '—'}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
