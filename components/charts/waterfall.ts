/** One line of a waterfall: a part moves the running sum, a total is drawn from zero. */
export type WaterfallStep = { key: string; label: string; value: number; kind: 'part' | 'total' };
export type WaterfallRow = WaterfallStep & { from: number; to: number };

/**
 * Where each bar starts and ends. `remainder` is what the parts leave unexplained at the last total (0 when the
 * contributions sum, as they must): a chart that does not add up says so instead of hiding it.
 */
export function waterfallRows(steps: readonly WaterfallStep[]): { rows: WaterfallRow[]; remainder: number } {
  let running = 0;
  let remainder = 0;
  const rows = steps.map((step, index) => {
    if (step.kind === 'part') {
      const from = running;
      running += step.value;
      return { ...step, from, to: running };
    }
    if (index > 0) remainder = step.value - running;
    running = step.value;
    return { ...step, from: 0, to: step.value };
  });
  return { rows, remainder };
}
