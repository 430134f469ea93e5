import type { ChartSeries } from './series';

/** One stacked series: lower and upper edge at each point, `null` where any series is missing (a partial sum lies). */
export type Layer = { series: ChartSeries; edges: readonly ([number, number] | null)[] };

/** Stacks series from the first upward. */
export function stackLayers(series: readonly ChartSeries[]): Layer[] {
  const count = Math.max(0, ...series.map((one) => one.values.length));
  const floor = new Array<number>(count).fill(0);
  const isKnown = Array.from({ length: count }, (_, i) =>
    series.every((one) => (one.values[i] ?? null) !== null),
  );
  return series.map((one) => ({
    series: one,
    edges: floor.map((low, i) => {
      if (!isKnown[i]) return null;
      const high = low + (one.values[i] ?? 0);
      floor[i] = high;
      return [low, high];
    }),
  }));
}
