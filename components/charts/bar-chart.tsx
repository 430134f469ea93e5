import { BarChartSvg, type BarChartSvgProps, barAxis } from './bar-chart-svg';
import { InteractiveBarChart } from './interactive-bar-chart';
import { wordSeries } from './series';

type BarChartProps = BarChartSvgProps & { exact: (value: number) => string; hint: string };

/** Bars, drawn on the server and explorable. */
export function BarChart({ exact, hint, ...chart }: BarChartProps) {
  const { label, points, series, net } = chart;
  const { min, max } = barAxis(chart);
  return (
    <InteractiveBarChart
      plot={<BarChartSvg {...chart} />}
      label={label}
      hint={hint}
      points={points}
      series={wordSeries({ series: net ? [...series, net] : series, format: exact })}
      axis={{ min, max }}
    />
  );
}
