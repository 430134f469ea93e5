import { readdirSync, readFileSync } from 'node:fs';
import type postgres from 'postgres';

/** Fields of /proc/<pid>/stat after the name, which may hold spaces itself. */
function statOf(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? null;
  } catch {
    return null;
  }
}

const ticksPerSecond = 100;
const field = (stat: string[] | null, at: number): number => Number(stat?.[at] ?? 0);

/** Seconds of processor time a process has used, its own and the system's for it; with `ended`, of its ended children too. */
export function secondsOf(pid: number, { ended = false } = {}): number {
  const stat = statOf(pid);
  const own = field(stat, 11) + field(stat, 12);
  return (own + (ended ? field(stat, 13) + field(stat, 14) : 0)) / ticksPerSecond;
}

const parentOf = (pid: number): number => field(statOf(pid), 1);

/**
 * A clock of the processor time of a PostgreSQL server, all its processes, in seconds; null where /proc does not
 * show them (another machine, another system).
 */
export async function postgresClock(sql: postgres.Sql): Promise<(() => number) | null> {
  const [row] = await sql`select pg_backend_pid() as pid`;
  const postmaster = parentOf(row?.pid);
  if (postmaster <= 1 || !/postgres/.test(readFileSync(`/proc/${postmaster}/cmdline`, 'utf8'))) return null;
  return () => {
    const children = readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 1 && parentOf(pid) === postmaster);
    return children.reduce((sum, pid) => sum + secondsOf(pid), secondsOf(postmaster, { ended: true }));
  };
}
