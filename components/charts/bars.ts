import { round } from './scale';
import type { ChartSeries } from './series';

export type Bar = {
  key: string;
  index: number;
  series: ChartSeries;
  seriesIndex: number;
  /** Values at the two ends. */
  from: number;
  to: number;
  /** Percent of the plot. */
  left: number;
  width: number;
};

const FILL = 0.68;
const WIDEST_PERCENT = 6;

/** Places bars: stacked away from zero on both sides, or side by side in their slot. Gaps have no bar. */
export function layBars({ series, count, layout }: BarQuestion): Bar[] {
  const slot = 100 / Math.max(1, count);
  const room = Math.min(slot * FILL, WIDEST_PERCENT * (layout === 'group' ? series.length : 1));
  const bars: Bar[] = [];
  for (let index = 0; index < count; index++) {
    let [above, below] = [0, 0];
    for (const [seriesIndex, one] of series.entries()) {
      const value = one.values[index] ?? null;
      if (value === null) continue;
      const start = layout === 'group' ? 0 : value >= 0 ? above : below;
      const width = layout === 'group' ? room / series.length : room;
      const left = slot * (index + 0.5) - room / 2 + (layout === 'group' ? width * seriesIndex : 0);
      bars.push({
        key: `${index}-${one.key}`,
        index,
        series: one,
        seriesIndex,
        from: start,
        to: start + value,
        left: round(left),
        width: round(width * (layout === 'group' && series.length > 1 ? 0.92 : 1)),
      });
      if (value >= 0) above += value;
      else below += value;
    }
  }
  return bars;
}
type BarQuestion = { series: readonly ChartSeries[]; count: number; layout: 'stack' | 'group' };
