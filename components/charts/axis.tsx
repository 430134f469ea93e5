import type { ValueAxis } from './scale';
import { pickIndexes, yScale } from './scale';
import type { ChartPoint } from './series';

type Format = (value: number) => string;

/** Horizontal grid lines with their values to the left; the zero line is darker. */
export function YAxis({ axis, height, format }: { axis: ValueAxis; height: number; format: Format }) {
  const y = yScale({ axis, height });
  return axis.ticks.map((tick) => (
    <g key={tick}>
      <line
        x1="0"
        x2="100%"
        y1={y(tick)}
        y2={y(tick)}
        stroke={tick === 0 ? 'var(--edge)' : 'var(--line)'}
        strokeWidth={1}
        shapeRendering="crispEdges"
      />
      <text x="0" dx={-8} y={y(tick)} dy="0.32em" textAnchor="end" fill="var(--ink-3)">
        {format(tick)}
      </text>
    </g>
  ));
}

type XAxisProps = {
  points: readonly ChartPoint[];
  height: number;
  at: (place: { index: number; count: number }) => number;
};

/** Labels below the plot: at most eight, on narrow containers at most four; the newest point always has one. */
export function XAxis({ points, height, at }: XAxisProps) {
  const count = points.length;
  const wide = new Set(pickIndexes({ count, most: 8 }));
  const narrow = new Set(pickIndexes({ count, most: 4 }));
  return points.map((point, index) => {
    if (!wide.has(index) && !narrow.has(index)) return null;
    const shown = wide.has(index) ? (narrow.has(index) ? '' : 'hidden @lg:block') : 'block @lg:hidden';
    return (
      <text
        key={point.key}
        className={shown}
        x={`${at({ index, count })}%`}
        y={height}
        dy={18}
        textAnchor="middle"
        fill="var(--ink-3)"
      >
        {point.label}
      </text>
    );
  });
}
