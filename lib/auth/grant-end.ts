/** A grant that ends within so many days is said to end soon. */
export const soonDays = 30;

const dayMs = 86_400_000;

/** How a grant stands: lasting, over, or with so many days left (the last day counts as 0). */
export function grantEnd(
  expiresAt: Date | null,
  now: Date,
): { kind: 'lasting' } | { kind: 'over' } | { kind: 'ends'; days: number; isSoon: boolean } {
  if (!expiresAt) return { kind: 'lasting' };
  const left = expiresAt.getTime() - now.getTime();
  if (left <= 0) return { kind: 'over' };
  const days = Math.ceil(left / dayMs) - 1;
  return { kind: 'ends', days, isSoon: left <= soonDays * dayMs };
}
