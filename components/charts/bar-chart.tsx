import type { ReactNode } from 'react';
import { BarChartSvg, type BarChartSvgProps, barAxis, barBox } from './bar-chart-svg';
import { InteractiveBarChart } from './interactive-bar-chart';
import { Lane } from './lane';
import { wordSeries } from './series';

type BarChartProps = BarChartSvgProps & {
  exact: (value: number) => string;
  hint: string;
  /** Marks above the plot, placed in percent of its width. */
  lane?: ReactNode;
};

/** Bars, drawn on the server and explorable. */
export function BarChart({ exact, hint, lane, ...chart }: BarChartProps) {
  const { label, points, series, net } = chart;
  const { min, max } = barAxis(chart);
  return (
    <>
      {lane ? <Lane box={barBox(chart)}>{lane}</Lane> : null}
      <InteractiveBarChart
        plot={<BarChartSvg {...chart} />}
        label={label}
        hint={hint}
        points={points}
        series={wordSeries({ series: net ? [...series, net] : series, format: exact })}
        axis={{ min, max }}
      />
    </>
  );
}
