/** What a chart is given: points along x, and for each series one value (or a gap) per point. */
export type ChartPoint = {
  key: string;
  /** Short, for the axis: `11-21`. */
  label: string;
  /** Long, for the tooltip and the table: `2026-11-21 周六`. */
  title?: string;
  /** Names of what lies on it: a holiday, a festival, a note. Told on hover, on focus and in the table. */
  marks?: readonly string[];
};

export type ChartSeries = {
  key: string;
  label: string;
  /** `null` is a gap (no feed is not zero). Same length and order as the points. */
  values: readonly (number | null)[];
  /** `previous` is drawn grey and dashed; `other` is the grey rest beyond five series. */
  tone?: 'current' | 'previous' | 'other';
  /** 1–6, a place in the palette; by default the order of the series. */
  color?: number;
};

/**
 * Points from..to (indexes, both included) that are a public holiday (grey), a weekend worked for one (a bar at the foot)
 * or a shopping festival (hatched, its peak denser).
 */
export type ChartBand = {
  from: number;
  to: number;
  /** Index of the festival's peak, where it is in the picture. */
  peak?: number;
  label: string;
  kind: 'holiday' | 'workday' | 'festival';
};

/** The same series with every value already worded, so that no formatting function crosses to the browser. */
export type WordedSeries = ChartSeries & { texts: readonly string[] };

const DASHES = [undefined, '10 3', '3 3', '10 3 3 3', '6 2', '16 3'];

/** The CSS colour of a series; `index` counts the current ones only. */
export function seriesColor(series: ChartSeries, index: number): string {
  if (series.tone === 'previous') return 'var(--ink-3)';
  if (series.tone === 'other') return 'var(--chart-other)';
  return `var(--chart-${series.color ?? (index % 6) + 1})`;
}

/** Colour is never alone: beyond the first each line has a dash of its own. */
export function seriesDash(series: ChartSeries, index: number): string | undefined {
  return series.tone === 'previous' ? '4 4' : DASHES[index % DASHES.length];
}

/** Every value with its wording; a gap is `—`. */
export function wordSeries({ series, format }: WordQuestion): WordedSeries[] {
  return series.map((one) => ({
    ...one,
    texts: one.values.map((value) => (value === null ? '—' : format(value))),
  }));
}
type WordQuestion = { series: readonly ChartSeries[]; format: (value: number) => string };

/** Largest five by total, the rest added into one grey series: more than six lines cannot be told apart. */
export function topFive({ series, otherLabel }: { series: readonly ChartSeries[]; otherLabel: string }) {
  if (series.length <= 6) return [...series];
  const total = (one: ChartSeries) => one.values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const ranked = [...series].sort((a, b) => total(b) - total(a));
  const rest = ranked.slice(5);
  const length = Math.max(...rest.map((one) => one.values.length));
  const values = Array.from({ length }, (_, i) => addKnown(rest.map((one) => one.values[i] ?? null)));
  const other: ChartSeries = { key: 'other', label: otherLabel, values, tone: 'other' };
  return [...ranked.slice(0, 5), other];
}

function addKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
