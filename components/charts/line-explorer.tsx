'use client';
import { useMemo, useState } from 'react';
import { Brush, CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import type { ExploreView } from './explore';
import { ExploreTooltip } from './explore-tooltip';
import { BRUSH_GAP } from './plot';
import { type ChartPoint, seriesColor, seriesDash, type WordedSeries } from './series';

export type LineExplorerProps = {
  points: readonly ChartPoint[];
  series: readonly WordedSeries[];
  axis: { min: number; max: number; ticks: readonly { value: number; text: string }[] };
  /** Height under the axis for the range brush; 0 for none. */
  brush: number;
  brushLabel: string;
};

/**
 * The interactive twin of `LineChartSvg`, exactly over it. Unzoomed it draws only what the pointer or the arrows are
 * at; zoomed it draws everything, with the same ticks and colours.
 */
export function LineExplorer(props: LineExplorerProps & { view: ExploreView }) {
  const { points, series, axis, brush, brushLabel, view } = props;
  const { box, isZoomed, onZoom } = view;
  const [offset, setOffset] = useState(0);
  // The same array while zooming: new data makes the brush forget its range.
  const rows = useMemo(
    () => points.map((point, i) => ({ label: point.label, ...valuesAt({ series, i }) })),
    [points, series],
  );
  const words = new Map(axis.ticks.map((tick) => [tick.value, tick.text]));
  const tick = isZoomed ? { fill: 'var(--ink-3)', fontSize: 12 } : false;
  const onBrush = ({ startIndex = 0, endIndex = points.length - 1 }) => {
    setOffset(startIndex);
    onZoom(startIndex > 0 || endIndex < points.length - 1);
  };
  return (
    <LineChart
      width={box.width}
      height={box.height}
      data={rows}
      margin={{ top: box.top, right: box.right, bottom: 0, left: 0 }}
    >
      {isZoomed && <CartesianGrid vertical={false} stroke="var(--line)" />}
      <XAxis
        dataKey="label"
        height={brush > 0 ? box.bottom - brush + BRUSH_GAP : box.bottom}
        tick={tick}
        tickLine={false}
        axisLine={false}
        minTickGap={28}
      />
      <YAxis
        width={box.left}
        domain={[axis.min, axis.max]}
        ticks={axis.ticks.map(({ value }) => value)}
        tickFormatter={(value: number) => words.get(value) ?? ''}
        tick={tick}
        tickLine={false}
        axisLine={false}
      />
      {series.map((one, index) => (
        <Line
          key={one.key}
          dataKey={one.key}
          stroke={seriesColor(one, index)}
          strokeOpacity={isZoomed ? 1 : 0}
          strokeWidth={2}
          strokeDasharray={seriesDash(one, index)}
          dot={false}
          activeDot={{
            r: 4,
            fill: seriesColor(one, index),
            stroke: 'var(--surface)',
            strokeWidth: 2,
            strokeOpacity: 1,
          }}
          isAnimationActive={false}
        />
      ))}
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--edge)', strokeDasharray: '3 3' }}
        content={({ active, activeIndex }) => (
          <ExploreTooltip {...{ active, activeIndex, offset, points, series }} />
        )}
      />
      {brush > 0 && (
        <Brush
          dataKey="label"
          height={brush - BRUSH_GAP}
          travellerWidth={8}
          stroke="var(--edge)"
          fill="var(--hover)"
          ariaLabel={brushLabel}
          onChange={onBrush}
        />
      )}
    </LineChart>
  );
}

function valuesAt({ series, i }: { series: readonly WordedSeries[]; i: number }) {
  return Object.fromEntries(series.map((one) => [one.key, one.values[i] ?? null]));
}
