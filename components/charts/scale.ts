/** Scales and ticks shared by every chart. Pure: numbers in, numbers out. */

export type ValueAxis = { min: number; max: number; ticks: number[] };

const NICE_STEPS = [1, 2, 2.5, 5, 10];

/** The smallest step of the form {1, 2, 2.5, 5} × 10ⁿ that covers `span` in at most `intervals` steps. */
export function niceStep({ span, intervals, whole = false }: StepQuestion): number {
  if (!(span > 0) || !Number.isFinite(span)) return 1;
  const rough = span / Math.max(1, intervals);
  const power = 10 ** Math.floor(Math.log10(rough));
  for (const factor of NICE_STEPS) {
    const step = factor * power;
    // 1e-9: a span of exactly n steps must not spill into the next size by a rounding error.
    if (step >= rough * (1 - 1e-9) && !(whole && !Number.isInteger(step))) return step;
  }
  return Math.max(1, 10 * power);
}
type StepQuestion = { span: number; intervals: number; whole?: boolean };

/**
 * A value axis with at most `count` ticks that covers every value.
 * `zero` keeps 0 on the axis (bars always; lines by default). `whole` forbids fractional ticks (counts).
 * Missing values are ignored; no values at all gives 0–1.
 */
export function valueAxis({ values, count = 5, zero = true, whole = false }: AxisQuestion): ValueAxis {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (known.length === 0) return { min: 0, max: 1, ticks: [0, 1] };
  let low = known.reduce((a, b) => Math.min(a, b));
  let high = known.reduce((a, b) => Math.max(a, b));
  if (zero) [low, high] = [Math.min(0, low), Math.max(0, high)];
  // Closer than a billionth of themselves: no step between them is left to count in.
  if (high - low <= Math.max(Math.abs(low), Math.abs(high)) * 1e-9)
    [low, high] = low === 0 ? [0, 1] : [low - Math.abs(low) / 2, high + Math.abs(high) / 2];
  // Rounding both ends outward can add an interval, so ask for fewer until the ticks fit.
  for (let intervals = count - 1; intervals > 0; intervals--) {
    const axis = roundOutward({ low, high, step: niceStep({ span: high - low, intervals, whole }) });
    if (axis.ticks.length <= count) return axis;
  }
  return { min: low, max: high, ticks: [low, high] };
}
type AxisQuestion = { values: readonly (number | null)[]; count?: number; zero?: boolean; whole?: boolean };

function roundOutward({ low, high, step }: { low: number; high: number; step: number }): ValueAxis {
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => clean((first + i) * step));
  return { min: clean(first * step), max: clean(last * step), ticks };
}

/** Removes the binary tail of a product such as 3 × 0.1, and the sign of −0. */
function clean(value: number): number {
  return Number(value.toPrecision(15)) + 0;
}

/** Maps an axis onto pixels from `height` (bottom) to 0 (top), as SVG counts downward. */
export function yScale({ axis, height }: { axis: ValueAxis; height: number }): (value: number) => number {
  const span = axis.max - axis.min || 1;
  return (value) => round(height - ((value - axis.min) / span) * height);
}

/** Maps a value onto 0–100 % between the two ends of an axis. */
export function percentScale(axis: ValueAxis): (value: number) => number {
  const span = axis.max - axis.min || 1;
  return (value) => round(((value - axis.min) / span) * 100);
}

/** Where the i-th of n points of a line stands, in percent: the first at 0, the last at 100. */
export function pointAt({ index, count }: Place): number {
  return count <= 1 ? 50 : round((index / (count - 1)) * 100);
}

/** The centre of the i-th of n equal slots (bars), in percent. */
export function slotAt({ index, count }: Place): number {
  return round(((index + 0.5) / Math.max(1, count)) * 100);
}
type Place = { index: number; count: number };

/** At most `most` evenly spaced indexes of n, always with the last: the newest day is the one people look for. */
export function pickIndexes({ count, most }: { count: number; most: number }): number[] {
  if (count <= 0 || most <= 0) return [];
  const step = Math.ceil(count / most);
  const picked: number[] = [];
  for (let i = count - 1; i >= 0; i -= step) picked.unshift(i);
  return picked;
}

/** Moves label centres apart so that neighbours keep `gap`, staying between `low` and `high`; order of input kept. */
export function spreadLabels({ wanted, gap, low, high }: SpreadQuestion): number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  const placed = order.map(({ at }) => at);
  for (let i = 0; i < placed.length; i++)
    placed[i] = Math.max(placed[i] ?? 0, i === 0 ? low : (placed[i - 1] ?? 0) + gap);
  for (let i = placed.length - 1; i >= 0; i--) {
    const ceiling = i === placed.length - 1 ? high : (placed[i + 1] ?? 0) - gap;
    placed[i] = Math.min(placed[i] ?? 0, ceiling);
  }
  const result = new Array<number>(wanted.length).fill(0);
  for (const [rank, { index }] of order.entries()) result[index] = round(placed[rank] ?? 0);
  return result;
}
type SpreadQuestion = { wanted: readonly number[]; gap: number; low: number; high: number };

/** Two decimals: half the bytes of a long path, and still finer than a pixel. */
export function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
