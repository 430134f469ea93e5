/** Numbers from 0 up to 1 that a seed decides (mulberry32), so that every run sends the same. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same values in an order that the seed decides. */
export function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const copy = [...values];
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [copy[at], copy[other]] = [copy[other] as T, copy[at] as T];
  }
  return copy;
}

const firstDay = Date.UTC(2024, 8, 1);
const dayMs = 86_400_000;

/** The `index`-th day of the benchmark's calendar, from 2024-09-01: past wherever it runs. */
export const dayAt = (index: number): string => new Date(firstDay + index * dayMs).toISOString().slice(0, 10);
