import { line } from 'd3-shape';
import { useId } from 'react';
import { XAxis, YAxis } from './axis';
import { Bands } from './bands';
import { BRUSH_GAP, Plot, type PlotBox, plotBox, Stretch } from './plot';
import { pointAt, round, spreadLabels, valueAxis, yScale } from './scale';
import { type ChartBand, type ChartPoint, type ChartSeries, seriesColor, seriesDash } from './series';

export type LineChartSvgProps = {
  /** The finding, read out in place of the picture. */
  label: string;
  points: readonly ChartPoint[];
  /** One to six; see `topFive`. */
  series: readonly ChartSeries[];
  /** Words of a tick, e.g. 120万. */
  format: (value: number) => string;
  height?: number;
  /** `false` lets the axis start above zero (indexes, rates). */
  zero?: boolean;
  /** Index of the first point that is not complete yet (today): drawn dashed. */
  provisionalFrom?: number;
  bands?: readonly ChartBand[];
  /** Height kept under the axis for the range brush, 0 for none. */
  brush?: number;
};

/** Lines with gaps where data is missing, ticks, bands and a name at the end of each line. Server-rendered. */
export function LineChartSvg(props: LineChartSvgProps) {
  const { label, points, series, format, height = 220, zero = true, bands = [], brush = 0 } = props;
  const id = useId();
  const axis = valueAxis({ values: series.flatMap((one) => one.values), zero });
  const y = yScale({ axis, height });
  const named = series.length > 1 ? series : [];
  return (
    <Plot label={label} box={lineBox(props)}>
      <Bands bands={bands} count={points.length} height={height} id={id} />
      <YAxis axis={axis} height={height} format={format} />
      <XAxis points={points} height={height} at={pointAt} />
      <Stretch height={height}>
        {[...series.entries()].reverse().map(([index, one]) => (
          <SeriesPath
            key={one.key}
            series={one}
            index={index}
            y={y}
            provisionalFrom={props.provisionalFrom}
          />
        ))}
      </Stretch>
      {brush > 0 && <BrushTrack top={height + 24 + BRUSH_GAP} height={brush - BRUSH_GAP} />}
      <EndLabels series={named} height={height} y={y} />
    </Plot>
  );
}

/** Where the plot of such a chart lies. */
export function lineBox(props: LineChartSvgProps): PlotBox {
  const { series, format, height = 220, zero = true, bands = [], brush = 0 } = props;
  const axis = valueAxis({ values: series.flatMap((one) => one.values), zero });
  return plotBox({
    height,
    bottom: 24 + brush,
    top: bands.length > 0 ? 24 : 10,
    yLabels: axis.ticks.map(format),
    endLabels: series.length > 1 ? series.map((one) => one.label) : [],
  });
}

/** The range brush at rest, so that nothing moves when the real one takes its place. */
function BrushTrack({ top, height }: { top: number; height: number }) {
  return (
    <g data-tool className="print:hidden">
      <rect x="0" width="100%" y={top} height={height} fill="var(--hover)" stroke="var(--line)" />
      <rect x="0" width={8} y={top} height={height} fill="var(--edge)" />
      <svg x="100%" y={top} width="1" height={height} className="overflow-visible" aria-hidden>
        <rect x={-8} width={8} height={height} fill="var(--edge)" />
      </svg>
    </g>
  );
}

type SeriesPathProps = {
  series: ChartSeries;
  index: number;
  y: (value: number) => number;
  provisionalFrom?: number;
};

function SeriesPath({ series, index, y, provisionalFrom }: SeriesPathProps) {
  const count = series.values.length;
  const cut = series.tone === 'previous' ? count : (provisionalFrom ?? count);
  const path = (from: number, to: number) =>
    line<number | null>()
      .defined((value) => value !== null)
      .x((_, i) => round(pointAt({ index: from + i, count }) * 10))
      .y((value) => y(value ?? 0))(series.values.slice(from, to)) ?? '';
  const common = {
    fill: 'none',
    stroke: seriesColor(series, index),
    strokeWidth: series.tone === 'previous' ? 1.5 : 2,
    strokeLinejoin: 'round',
    strokeLinecap: 'round',
    vectorEffect: 'non-scaling-stroke',
  } as const;
  return (
    <g>
      <path d={path(0, cut)} {...common} strokeDasharray={seriesDash(series, index)} />
      {cut < count && <path d={path(Math.max(0, cut - 1), count)} {...common} strokeDasharray="3 4" />}
    </g>
  );
}

type EndLabelsProps = { series: readonly ChartSeries[]; height: number; y: (value: number) => number };

/** Names right of the last known value, moved apart where lines end together; a legend takes over when narrow. */
function EndLabels({ series, height, y }: EndLabelsProps) {
  const last = (one: ChartSeries) => one.values.findLast((value) => value !== null) ?? 0;
  const places = spreadLabels({ wanted: series.map((one) => y(last(one))), gap: 16, low: 0, high: height });
  return series.map((one, index) => (
    <g key={one.key} className="hidden @lg:block">
      <svg x="100%" y={places[index]} className="overflow-visible" width="1" height="1" aria-hidden>
        <line
          x1={7}
          x2={17}
          stroke={seriesColor(one, index)}
          strokeWidth={2}
          strokeDasharray={one.tone === 'previous' ? '3 2' : undefined}
        />
      </svg>
      <text x="100%" dx={21} y={places[index]} dy="0.34em" fill="var(--ink-2)">
        {one.label}
      </text>
    </g>
  ));
}
