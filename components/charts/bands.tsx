import { round } from './scale';
import type { ChartBand } from './series';
import { textWidth } from './text-width';

type BandsProps = { bands: readonly ChartBand[]; count: number; height: number; id: string };

/** Holidays as a faint grey, shopping festivals hatched, each with its name above the plot. */
export function Bands({ bands, count, height, id }: BandsProps) {
  if (bands.length === 0 || count < 2) return null;
  const edge = (index: number) => Math.min(100, Math.max(0, round((index / (count - 1)) * 100)));
  return (
    <g>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="6" stroke="var(--ink-3)" strokeOpacity="0.45" strokeWidth="1.5" />
      </pattern>
      {bands.map((band, index) => {
        const left = edge(band.from - 0.5);
        const right = edge(band.to + 0.5);
        const middle = (left + right) / 2;
        const fill = band.kind === 'festival' ? `url(#${id})` : 'var(--ink)';
        return (
          <g key={`${band.from}-${band.label}`}>
            <rect
              x={`${left}%`}
              y={0}
              width={`${round(right - left)}%`}
              height={height}
              fill={fill}
              fillOpacity={band.kind === 'festival' ? 0.5 : 0.05}
            />
            {hasRoom({ bands, index, edge }) && (
              <text
                x={`${round(middle)}%`}
                y={-6}
                textAnchor={middle > 96 ? 'end' : middle < 4 ? 'start' : 'middle'}
                fill="var(--ink-3)"
                className={bands.length > 2 ? 'hidden @lg:block' : ''}
              >
                {band.label}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** A name is left out when it would run into the one before it on a plot 600 px wide. */
function hasRoom({ bands, index, edge }: RoomQuestion): boolean {
  const before = bands[index - 1];
  const band = bands[index];
  if (!before || !band) return true;
  const middle = (one: ChartBand) => ((edge(one.from - 0.5) + edge(one.to + 0.5)) / 200) * 600;
  return middle(band) - middle(before) > (textWidth(before.label) + textWidth(band.label)) / 2 + 8;
}
type RoomQuestion = { bands: readonly ChartBand[]; index: number; edge: (index: number) => number };
