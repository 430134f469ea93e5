import { useId } from 'react';
import { Hatch } from './bands';
import { type ChartBand, type ChartSeries, seriesColor } from './series';

export type MarkLegend = { kind: ChartBand['kind'] | 'note'; label: string };

/** Names with their mark. On wide containers lines carry their name at the end, so it can be kept for narrow ones. */
export function ChartLegend({
  series,
  dot,
  marks = [],
  onlyNarrow = false,
}: {
  series: readonly ChartSeries[];
  /** Name of what is drawn as a dot on the bars. */
  dot?: string;
  /** Bands and notes that the picture has. */
  marks?: readonly MarkLegend[];
  /** The series are named in the picture where there is room. */
  onlyNarrow?: boolean;
}) {
  return (
    <ul
      data-legend
      className={`flex flex-wrap gap-x-4 gap-y-1 text-note text-ink-2 ${onlyNarrow && marks.length === 0 ? '@lg:hidden' : ''}`}
    >
      {series.map((one, index) => (
        <li key={one.key} className={`flex items-center gap-1.5 ${onlyNarrow ? '@lg:hidden' : ''}`}>
          <svg width="12" height="10" aria-hidden>
            <line
              x1="0"
              x2="12"
              y1="5"
              y2="5"
              stroke={seriesColor(one, index)}
              strokeWidth={one.tone === 'previous' ? 2 : 4}
              strokeDasharray={one.tone === 'previous' ? '3 2' : undefined}
            />
          </svg>
          {one.label}
        </li>
      ))}
      {dot ? (
        <li className="flex items-center gap-1.5">
          <svg width="12" height="10" aria-hidden>
            <circle cx="6" cy="5" r="3" className="fill-surface stroke-ink" strokeWidth="1.5" />
          </svg>
          {dot}
        </li>
      ) : null}
      {marks.map((mark) => (
        <li key={mark.kind} className="flex items-center gap-1.5">
          <MarkSign kind={mark.kind} />
          {mark.label}
        </li>
      ))}
    </ul>
  );
}

function MarkSign({ kind }: { kind: MarkLegend['kind'] }) {
  const id = useId();
  if (kind === 'note')
    return (
      <span aria-hidden className="text-primary">
        ◆
      </span>
    );
  return (
    <svg width="14" height="10" aria-hidden>
      {kind === 'festival' && <Hatch id={id} />}
      {kind === 'holiday' && <rect width="14" height="10" fill="var(--ink)" fillOpacity="0.12" />}
      {kind === 'festival' && <rect width="14" height="10" fill={`url(#${id})`} />}
      {kind === 'workday' && <rect y="7" width="14" height="3" fill="var(--ink-3)" />}
    </svg>
  );
}
