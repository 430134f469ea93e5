import 'server-only';
import type { Context } from '@/lib/auth/context';
import { ensureMonthText } from '../visits-sql';

const aDay = 86_400_000;
const known = new Set<string>();
const month = (at: number): string => new Date(at).toISOString().slice(0, 7);

/** Partitions for the months of these instants, a month either side for zones and cut-offs; remembered per process. */
export async function ensureMonths(ctx: Context, instants: readonly number[]): Promise<void> {
  if (instants.length === 0) return;
  const days = new Set(instants.map((at) => Math.floor(at / aDay)));
  const months = new Set([...days].flatMap((day) => [month((day - 2) * aDay), month((day + 3) * aDay)]));
  const missing = [...months].filter((one) => !known.has(`${process.env.DATABASE_URL_PIPELINE} ${one}`));
  if (missing.length === 0) return;
  await ctx.db.raw(async (raw) => {
    for (const one of missing.sort()) await raw.unsafe(ensureMonthText, [`${one}-01`], { prepare: true });
  });
  for (const one of missing) known.add(`${process.env.DATABASE_URL_PIPELINE} ${one}`);
}
