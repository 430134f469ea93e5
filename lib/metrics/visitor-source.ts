/** How visitors of a store-day were counted, the best first; a store-day uses one source, never a sum of several. */
export const VISITOR_SOURCES = ['sensor', 'manual', 'miniprogram', 'page', 'scan'] as const;
export type VisitorSource = (typeof VISITOR_SOURCES)[number];

/** Counts of one store-day by source; absent or null = that source reported nothing that day. */
export type VisitorCounts = Partial<Record<VisitorSource, number | null>>;
export type BestVisitors = {
  /** `visits` = mini-program and page visits, which are one rank and add up. */
  readonly source: 'sensor' | 'manual' | 'visits' | 'scan';
  readonly visitors: number;
};

/**
 * The count of the best source there is: sensor, else counted by hand, else mini-program and page visits,
 * else touchpoint scans; null without any. A source that reported 0 did report: a closed door is 0, not a gap.
 */
export function bestVisitors(counts: VisitorCounts): BestVisitors | null {
  const online = [counts.miniprogram, counts.page].filter(isCount);
  const ranked = [
    { source: 'sensor', visitors: counts.sensor },
    { source: 'manual', visitors: counts.manual },
    { source: 'visits', visitors: online.length > 0 ? online.reduce((a, b) => a + b, 0) : null },
    { source: 'scan', visitors: counts.scan },
  ] as const;
  for (const { source, visitors } of ranked) {
    if (isCount(visitors)) return { source, visitors };
  }
  return null;
}

function isCount(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
