import { type ChartSeries, seriesColor } from './series';

/** Names with their mark. On wide containers lines carry their name at the end, so it can be kept for narrow ones. */
export function ChartLegend({
  series,
  dot,
  onlyNarrow = false,
}: {
  series: readonly ChartSeries[];
  /** Name of what is drawn as a dot on the bars. */
  dot?: string;
  onlyNarrow?: boolean;
}) {
  return (
    <ul className={`flex flex-wrap gap-x-4 gap-y-1 text-note text-ink-2 ${onlyNarrow ? '@lg:hidden' : ''}`}>
      {series.map((one, index) => (
        <li key={one.key} className="flex items-center gap-1.5">
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
    </ul>
  );
}
