'use client';
import { use } from 'react';
import { Bar, BarChart, Tooltip, XAxis, YAxis } from 'recharts';
import { DayPick } from './day-pick';
import type { ExploreView } from './explore';
import { ExploreTooltip } from './explore-tooltip';
import type { ChartPoint, WordedSeries } from './series';

export type BarExplorerProps = {
  points: readonly ChartPoint[];
  series: readonly WordedSeries[];
  axis: { min: number; max: number };
};

/** The interactive layer over `BarChartSvg`: slot highlight, tooltip and arrows; the bars below stay as drawn. */
export function BarExplorer({ points, series, axis, view }: BarExplorerProps & { view: ExploreView }) {
  const { box } = view;
  const pick = use(DayPick);
  const rows = points.map((point, i) => ({ label: point.label, value: series[0]?.values[i] ?? null }));
  return (
    <BarChart
      width={box.width}
      height={box.height}
      data={rows}
      onClick={({ activeTooltipIndex }) => activeTooltipIndex != null && pick?.(Number(activeTooltipIndex))}
      className={pick ? 'cursor-pointer' : undefined}
      margin={{ top: box.top, right: box.right, bottom: 0, left: 0 }}
    >
      <XAxis dataKey="label" height={box.bottom} tick={false} tickLine={false} axisLine={false} />
      <YAxis
        width={box.left}
        domain={[axis.min, axis.max]}
        allowDataOverflow
        tick={false}
        tickLine={false}
        axisLine={false}
      />
      <Bar dataKey="value" fill="transparent" isAnimationActive={false} />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: 'var(--ink)', fillOpacity: 0.06 }}
        content={({ active, activeIndex }) => (
          <ExploreTooltip {...{ active, activeIndex, offset: 0, points, series }} />
        )}
      />
    </BarChart>
  );
}
