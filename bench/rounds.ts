/** The value below which the share `q` of the values lies; between two of them in proportion. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) throw new RangeError('no values');
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const low = sorted[Math.floor(place)] as number;
  const high = sorted[Math.ceil(place)] as number;
  return low + (high - low) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Round by round, so that what else the machine does falls on both sides alike. */
export const medianRatio = (above: readonly number[], below: readonly number[]): number =>
  median(above.map((value, round) => value / (below[round] as number)));

/**
 * Runs every contestant once a round, every other round backwards, and returns what each measured by round. One
 * round before the first warms connections, plans and code and counts for nothing.
 */
export async function alternate<K extends string>(
  rounds: number,
  contestants: Record<K, (round: number) => Promise<number>>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(contestants) as K[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = -1; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const value = await contestants[name](round);
      if (round >= 0) measured[name].push(value);
    }
  }
  return measured;
}

/** Runs `work` on each index below `count`, `lanes` at once. */
export async function inLanes(
  lanes: number,
  count: number,
  work: (index: number, lane: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const lane = async (number: number) => {
    for (let index = next++; index < count; index = next++) await work(index, number);
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
}
