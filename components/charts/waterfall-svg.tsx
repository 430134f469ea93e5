import { percentScale, round, valueAxis } from './scale';
import { textWidth } from './text-width';
import { type WaterfallStep, waterfallRows } from './waterfall';

type WaterfallSvgProps = {
  label: string;
  steps: readonly WaterfallStep[];
  /** Signed words of a value: `−268万`. */
  format: (value: number) => string;
  /** Colour of a part by its sign; the caller knows which direction is good. */
  tones?: { up: 'good' | 'bad'; down: 'good' | 'bad' };
};

const ROW = 36;
const BAR = 18;

/** Contributions as rows that hand the sum on to each other, the total last. Rows, so that names never tilt. */
export function WaterfallSvg({
  label,
  steps,
  format,
  tones = { up: 'good', down: 'bad' },
}: WaterfallSvgProps) {
  const { rows } = waterfallRows(steps);
  const axis = valueAxis({ values: rows.flatMap((row) => [row.from, row.to]) });
  const x = percentScale(axis);
  const color = (row: (typeof rows)[number]) =>
    row.kind === 'total' ? 'var(--ink-2)' : `var(--${row.value < 0 ? tones.down : tones.up})`;
  const start = Math.max(...rows.map((row) => textWidth(row.label, 13))) + 12;
  const end = Math.max(...rows.map((row) => textWidth(format(row.value)))) + 12;
  return (
    <div style={{ paddingInlineStart: start, paddingInlineEnd: end }}>
      <svg
        role="img"
        aria-label={label}
        width="100%"
        height={rows.length * ROW}
        data-plot
        className="block overflow-visible text-small tabular-nums"
      >
        <line x1={`${x(0)}%`} x2={`${x(0)}%`} y1={0} y2={rows.length * ROW} stroke="var(--edge)" />
        {rows.map((row, index) => {
          const [left, right] = [Math.min(x(row.from), x(row.to)), Math.max(x(row.from), x(row.to))];
          const top = index * ROW + (ROW - BAR) / 2;
          return (
            <g key={row.key}>
              <text x="0" dx={-8} y={top + BAR / 2} dy="0.34em" textAnchor="end" fill="var(--ink)">
                {row.label}
              </text>
              <rect
                x={`${left}%`}
                width={`${round(Math.max(0.3, right - left))}%`}
                y={top}
                height={BAR}
                rx={2}
                fill={color(row)}
              />
              {index < rows.length - 1 && (
                <line
                  x1={`${x(row.to)}%`}
                  x2={`${x(row.to)}%`}
                  y1={top + BAR}
                  y2={top + ROW}
                  stroke="var(--edge)"
                  strokeDasharray="2 2"
                />
              )}
              <text x={`${right}%`} dx={6} y={top + BAR / 2} dy="0.34em" fill="var(--ink)">
                {format(row.value)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
