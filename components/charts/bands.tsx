import { round } from './scale';
import type { ChartBand } from './series';
import { textWidth } from './text-width';

type BandsProps = {
  bands: readonly ChartBand[];
  count: number;
  height: number;
  id: string;
  /** Bars stand in slots; the points of a line stand at their edges. */
  isSlotted?: boolean;
};
type Edges = { left: (index: number) => number; right: (index: number) => number };

function edgesOf({ count, isSlotted }: Pick<BandsProps, 'count' | 'isSlotted'>): Edges {
  const clamp = (percent: number) => Math.min(100, Math.max(0, round(percent)));
  if (isSlotted)
    return {
      left: (index) => clamp((index / count) * 100),
      right: (index) => clamp(((index + 1) / count) * 100),
    };
  const at = (index: number) => clamp((index / (count - 1)) * 100);
  return { left: (index) => at(index - 0.5), right: (index) => at(index + 0.5) };
}

/** Holidays as a faint grey, shopping festivals hatched, worked weekends a bar at the foot; names above the plot. */
export function Bands({ bands, count, height, id, isSlotted = false }: BandsProps) {
  if (bands.length === 0 || count < 2) return null;
  const edges = edgesOf({ count, isSlotted });
  const named = bands.filter((band) => band.kind !== 'workday');
  return (
    <g>
      <Hatch id={id} />
      {bands.map((band) => (
        <BandRect key={`${band.kind}-${band.from}-${band.label}`} {...{ band, edges, height, id }} />
      ))}
      {named.map((band, index) => {
        const middle = middleOf(band, edges);
        return hasRoom({ before: named[index - 1], band, edges }) ? (
          <text
            key={`${band.from}-${band.label}`}
            x={`${round(middle)}%`}
            y={-6}
            textAnchor={middle > 96 ? 'end' : middle < 4 ? 'start' : 'middle'}
            fill="var(--ink-3)"
            className={named.length > 2 ? 'hidden @lg:block' : ''}
          >
            {band.label}
          </text>
        ) : null;
      })}
    </g>
  );
}

/** Slanted lines; the legend draws the same. */
export function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="6" stroke="var(--ink-3)" strokeOpacity="0.45" strokeWidth="1.5" />
    </pattern>
  );
}

type BandRectProps = { band: ChartBand; edges: Edges; height: number; id: string };

function BandRect({ band, edges, height, id }: BandRectProps) {
  const place = (from: number, to: number) => ({
    x: `${edges.left(from)}%`,
    width: `${round(edges.right(to) - edges.left(from))}%`,
  });
  const whole = place(band.from, band.to);
  if (band.kind === 'workday')
    return <rect {...whole} y={height - 3} height={3} fill="var(--ink-3)" data-band="workday" />;
  if (band.kind === 'holiday')
    return <rect {...whole} y={0} height={height} fill="var(--ink)" fillOpacity={0.05} data-band="holiday" />;
  return (
    <g data-band="festival">
      <rect {...whole} y={0} height={height} fill={`url(#${id})`} fillOpacity={0.4} />
      {band.peak !== undefined && (
        <rect {...place(band.peak, band.peak)} y={0} height={height} fill="var(--ink)" fillOpacity={0.1} />
      )}
    </g>
  );
}

/** A festival is named at its peak. */
const middleOf = (band: ChartBand, { left, right }: Edges): number =>
  (left(band.peak ?? band.from) + right(band.peak ?? band.to)) / 2;

/** A name is left out when it would run into the one before it on a plot 600 px wide. */
function hasRoom({ before, band, edges }: RoomQuestion): boolean {
  if (!before) return true;
  const middle = (one: ChartBand) => (middleOf(one, edges) / 100) * 600;
  return Math.abs(middle(band) - middle(before)) > (textWidth(before.label) + textWidth(band.label)) / 2 + 8;
}
type RoomQuestion = { before: ChartBand | undefined; band: ChartBand; edges: Edges };
