import { useId } from 'react';
import { XAxis, YAxis } from './axis';
import { Bands } from './bands';
import { type Bar, layBars } from './bars';
import { Plot, type PlotBox, plotBox } from './plot';
import { slotAt, type ValueAxis, valueAxis, yScale } from './scale';
import { type ChartBand, type ChartPoint, type ChartSeries, seriesColor } from './series';

export type BarChartSvgProps = {
  label: string;
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
  format: (value: number) => string;
  height?: number;
  /** `stack`: values above zero pile up, values below pile down (gained and lost). `group`: side by side. */
  layout?: 'stack' | 'group';
  /** Drawn as a dot in each slot, e.g. the net of gained and lost. */
  net?: ChartSeries;
  /** Index of the first point that is not complete yet (today): drawn paler with a dashed edge. */
  provisionalFrom?: number;
  bands?: readonly ChartBand[];
};

/** Vertical bars from zero, also diverging. Server-rendered. */
export function BarChartSvg(props: BarChartSvgProps) {
  const { label, points, series, format, height = 220, layout = 'stack', net } = props;
  const id = useId();
  const bars = layBars({ series, count: points.length, layout });
  const axis = barAxis(props);
  const y = yScale({ axis, height });
  return (
    <Plot label={label} box={barBox(props)}>
      <Bands bands={props.bands ?? []} count={points.length} height={height} id={id} isSlotted />
      <YAxis axis={axis} height={height} format={format} />
      <XAxis points={points} height={height} at={slotAt} />
      {bars.map((bar) => (
        <BarRect
          key={bar.key}
          bar={bar}
          y={y}
          isProvisional={bar.index >= (props.provisionalFrom ?? Infinity)}
        />
      ))}
      {net?.values.map((value, index) =>
        value === null ? null : (
          <circle
            key={points[index]?.key}
            cx={`${slotAt({ index, count: points.length })}%`}
            cy={y(value)}
            r={3.5}
            fill="var(--surface)"
            stroke="var(--ink)"
            strokeWidth={1.5}
          />
        ),
      )}
    </Plot>
  );
}

/** The value axis of a bar chart: stacks and the net count, zero always. */
export function barAxis({ points, series, layout = 'stack', net }: BarAxisQuestion): ValueAxis {
  const bars = layBars({ series, count: points.length, layout });
  return valueAxis({ values: [...bars.flatMap((bar) => [bar.from, bar.to]), ...(net?.values ?? [])] });
}

/** Where the plot of such a chart lies. */
export function barBox(props: BarChartSvgProps): PlotBox {
  const { height = 220, bands = [], format } = props;
  return plotBox({
    height,
    top: bands.length > 0 ? 24 : 10,
    yLabels: barAxis(props).ticks.map(format),
  });
}

type BarAxisQuestion = Pick<BarChartSvgProps, 'points' | 'series' | 'layout' | 'net'>;

type BarRectProps = { bar: Bar; y: (value: number) => number; isProvisional: boolean };

function BarRect({ bar, y, isProvisional }: BarRectProps) {
  const color = seriesColor(bar.series, bar.seriesIndex);
  const top = Math.min(y(bar.from), y(bar.to));
  // One pixel is the least: a day with one member must be seen beside a day with a thousand.
  const height = Math.max(bar.from === bar.to ? 0 : 1, Math.abs(y(bar.from) - y(bar.to)));
  return (
    <rect
      x={`${bar.left}%`}
      width={`${bar.width}%`}
      y={top}
      height={height}
      rx={height > 4 ? 2 : 0}
      fill={color}
      fillOpacity={isProvisional ? 0.35 : 1}
      stroke={isProvisional ? color : undefined}
      strokeDasharray={isProvisional ? '3 3' : undefined}
    />
  );
}
