import type { ReactNode } from 'react';
import { AreaChartSvg, areaBox } from './area-chart-svg';
import { InteractiveLineChart } from './interactive-line-chart';
import { Lane } from './lane';
import { stackLayers } from './layers';
import { LineChartSvg, type LineChartSvgProps, lineBox } from './line-chart-svg';
import { valueAxis } from './scale';
import { wordSeries } from './series';

type LineChartProps = LineChartSvgProps & {
  /** Exact words for the tooltip: `¥1,234,567.00`. */
  exact: (value: number) => string;
  /** How to explore by keyboard; from `ChartWords.explore`. */
  hint: string;
  /** Name of the range brush; given where a range can be picked. */
  brushLabel?: string;
  /** Marks above the plot, placed in percent of its width. */
  lane?: ReactNode;
};

const BRUSH = 28;

/** Lines, drawn on the server and explorable. At most 400 points: bucket in SQL or `downsample` before. */
export function LineChart({ exact, hint, brushLabel, lane, ...chart }: LineChartProps) {
  const { label, points, series, format } = chart;
  const axis = valueAxis({ values: series.flatMap((one) => one.values), zero: chart.zero ?? true });
  const brush = brushLabel && points.length > 14 ? BRUSH : 0;
  return (
    <>
      {lane ? <Lane box={lineBox({ ...chart, brush })}>{lane}</Lane> : null}
      <InteractiveLineChart
        plot={<LineChartSvg {...chart} brush={brush} />}
        label={label}
        hint={hint}
        points={points}
        series={wordSeries({ series, format: exact })}
        axis={{ ...axis, ticks: axis.ticks.map((value) => ({ value, text: format(value) })) }}
        brush={brush}
        brushLabel={brushLabel ?? ''}
      />
    </>
  );
}

/** Stacked areas, drawn on the server and explorable without a brush. */
export function AreaChart({ exact, hint, lane, ...chart }: Omit<LineChartProps, 'brushLabel'>) {
  const { label, points, series, format } = chart;
  const layers = stackLayers(series);
  const tops = layers.flatMap((layer) => layer.edges.map((edge) => edge?.[1] ?? null));
  const axis = valueAxis({ values: tops });
  return (
    <>
      {lane ? <Lane box={areaBox(chart)}>{lane}</Lane> : null}
      <InteractiveLineChart
        plot={<AreaChartSvg {...chart} />}
        label={label}
        hint={hint}
        points={points}
        series={wordSeries({ series, format: exact }).map((one, index) => ({
          ...one,
          values: layers[index]?.edges.map((edge) => edge?.[1] ?? null) ?? one.values,
        }))}
        axis={{ ...axis, ticks: axis.ticks.map((value) => ({ value, text: format(value) })) }}
        brush={0}
        brushLabel=""
      />
    </>
  );
}
