import { line } from 'd3-shape';
import { pointAt, round, valueAxis } from './scale';

type SparklineProps = {
  values: readonly (number | null)[];
  /** What the line says, e.g. `近 30 天：最低 3.1万，最高 5.2万`; without it the line is decoration. */
  label?: string;
  width?: number;
  height?: number;
  /** A reference drawn behind as a thin grey line, e.g. last year. */
  previous?: readonly (number | null)[];
};

/** A line without axes for a table cell: about 0.5 kB of HTML and no script. Gaps stay gaps, the end has a dot. */
export function Sparkline({ values, label, width = 96, height = 24, previous }: SparklineProps) {
  const axis = valueAxis({ values: [...values, ...(previous ?? [])], zero: false });
  const inner = { width: width - 6, height: height - 6 };
  const y = (value: number) =>
    round(3 + inner.height - ((value - axis.min) / (axis.max - axis.min)) * inner.height);
  const x = (index: number, count: number) => round(3 + (pointAt({ index, count }) / 100) * inner.width);
  const path = (series: readonly (number | null)[]) =>
    line<number | null>()
      .defined((value) => value !== null)
      .x((_, index) => x(index, series.length))
      .y((value) => y(value ?? 0))([...series]) ?? '';
  const last = values.findLastIndex((value) => value !== null);
  if (last < 0) return <span className="text-ink-3">—</span>;
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="inline-block align-middle"
      role={label ? 'img' : 'presentation'}
      aria-label={label}
    >
      {previous && <path d={path(previous)} fill="none" stroke="var(--line)" strokeWidth={1.5} />}
      <path
        d={path(values)}
        fill="none"
        stroke="var(--chart-1)"
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx={x(last, values.length)} cy={y(values[last] ?? 0)} r={2.25} fill="var(--chart-1)" />
    </svg>
  );
}
