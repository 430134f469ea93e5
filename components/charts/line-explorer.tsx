'use client';
import { use, useMemo, useState } from 'react';
import { Brush, CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { DayPick } from './day-pick';
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
  const pick = use(DayPick);
  // The same array while zooming: new data makes the brush forget its range.
  const rows = useMemo(
    () => points.map((point, i) => ({ label: point.label, ...valuesAt({ series, i }) })),
    [points, series],
  );
  const bottom = brush > 0 ? box.bottom - brush + BRUSH_GAP : box.bottom;
  const onBrush = ({ startIndex = 0, endIndex = points.length - 1 }) => {
    setOffset(startIndex);
    onZoom(startIndex > 0 || endIndex < points.length - 1);
  };
  return (
    <LineChart
      width={box.width}
      height={box.height}
      data={rows}
      onClick={({ activeTooltipIndex }) =>
        activeTooltipIndex != null && pick?.(Number(activeTooltipIndex) + offset)
      }
      className={pick ? 'cursor-pointer' : undefined}
      margin={{ top: box.top, right: box.right, bottom: 0, left: 0 }}
    >
      {isZoomed && <CartesianGrid vertical={false} stroke="var(--line)" />}
      <Axes axis={axis} left={box.left} bottom={bottom} isShown={isZoomed} />
      {series.map((one, index) => (
        <SeriesLine key={one.key} series={one} index={index} isShown={isZoomed} />
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

type AxesProps = { axis: LineExplorerProps['axis']; left: number; bottom: number; isShown: boolean };

/** Room for the labels always, so that the plot lies exactly over the drawn one; the labels only when zoomed. */
function Axes({ axis, left, bottom, isShown }: AxesProps) {
  const words = new Map(axis.ticks.map((tick) => [tick.value, tick.text]));
  const bare = {
    tickLine: false,
    axisLine: false,
    tick: isShown ? { fill: 'var(--ink-3)', fontSize: 12 } : false,
  };
  return (
    <>
      <XAxis dataKey="label" height={bottom} minTickGap={28} {...bare} />
      <YAxis
        width={left}
        domain={[axis.min, axis.max]}
        ticks={axis.ticks.map(({ value }) => value)}
        tickFormatter={(value: number) => words.get(value) ?? ''}
        {...bare}
      />
    </>
  );
}

type SeriesLineProps = { series: WordedSeries; index: number; isShown: boolean };

function SeriesLine({ series, index, isShown }: SeriesLineProps) {
  const color = seriesColor(series, index);
  return (
    <Line
      dataKey={series.key}
      stroke={color}
      strokeOpacity={isShown ? 1 : 0}
      strokeWidth={2}
      strokeDasharray={seriesDash(series, index)}
      dot={false}
      activeDot={{ r: 4, fill: color, stroke: 'var(--surface)', strokeWidth: 2, strokeOpacity: 1 }}
      isAnimationActive={false}
    />
  );
}

function valuesAt({ series, i }: { series: readonly WordedSeries[]; i: number }) {
  return Object.fromEntries(series.map((one) => [one.key, one.values[i] ?? null]));
}
