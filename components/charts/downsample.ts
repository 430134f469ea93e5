/**
 * Largest-triangle-three-buckets: the indexes of at most `most` points that keep the shape of a line, always with
 * the first and the last. A gap is kept when its bucket is mostly gap, so missing stretches stay missing.
 * Source: S. Steinarsson, "Downsampling Time Series for Visual Representation", University of Iceland, 2013.
 */
export function downsample({ values, most }: DownsampleQuestion): number[] {
  const count = values.length;
  if (most >= count || most < 3) return Array.from({ length: count }, (_, i) => i);
  const size = (count - 2) / (most - 2);
  const kept = [0];
  for (let bucket = 0; bucket < most - 2; bucket++) {
    const from = Math.floor(bucket * size) + 1;
    const to = Math.floor((bucket + 1) * size) + 1;
    const next = average({ values, from: to, to: Math.min(count, Math.floor((bucket + 2) * size) + 1) });
    const last = kept.at(-1) ?? 0;
    kept.push(bestOf({ values, from, to, left: { x: last, y: values[last] ?? next.y }, right: next }));
  }
  kept.push(count - 1);
  return kept;
}
type DownsampleQuestion = { values: readonly (number | null)[]; most: number };
type Bucket = { values: readonly (number | null)[]; from: number; to: number };
type Corner = { x: number; y: number };

function average({ values, from, to }: Bucket): Corner {
  let [sum, known] = [0, 0];
  for (let i = from; i < to; i++) {
    const value = values[i] ?? null;
    if (value !== null) [sum, known] = [sum + value, known + 1];
  }
  return { x: (from + to - 1) / 2, y: known === 0 ? 0 : sum / known };
}

function bestOf({ values, from, to, left, right }: Bucket & { left: Corner; right: Corner }): number {
  let [best, bestArea, missing, gap] = [from, -1, 0, from];
  for (let i = from; i < to; i++) {
    const value = values[i] ?? null;
    if (value === null) {
      if (missing === 0) gap = i;
      missing++;
      continue;
    }
    const area = Math.abs((left.x - right.x) * (value - left.y) - (left.x - i) * (right.y - left.y));
    if (area > bestArea) [best, bestArea] = [i, area];
  }
  return missing * 2 > to - from ? gap : best;
}
