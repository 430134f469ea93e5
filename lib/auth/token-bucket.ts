export type BucketRule = { perSecond: number; burst: number };
type Bucket = { tokens: number; at: number };

/** Token buckets by name; forgets full ones so that names of strangers cost no memory. */
export function tokenBuckets({ perSecond, burst }: BucketRule) {
  const buckets = new Map<string, Bucket>();
  const mostBuckets = 10_000;
  const forgetFull = (now: number) => {
    for (const [name, { tokens, at }] of buckets)
      if (tokens + ((now - at) / 1_000) * perSecond >= burst) buckets.delete(name);
  };
  return {
    /** Takes one token at `now` (milliseconds). 0 = taken; otherwise whole seconds until there is one. */
    take(name: string, now: number): number {
      const before = buckets.get(name) ?? { tokens: burst, at: now };
      const tokens = Math.min(burst, before.tokens + (Math.max(0, now - before.at) / 1_000) * perSecond);
      const isTaken = tokens >= 1;
      buckets.set(name, { tokens: isTaken ? tokens - 1 : tokens, at: now });
      if (buckets.size > mostBuckets) forgetFull(now);
      return isTaken ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond));
    },
  };
}
