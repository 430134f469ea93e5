import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of public data to check against; where it is absent that is said, and the test is skipped. */
export function realData(name: string): { folder: string; isAbsent: boolean } {
  const folder = join(process.env.REAL_DATA ?? '../shared/data', name);
  const isAbsent = !existsSync(folder);
  if (isAbsent)
    process.stderr.write(`skipped: no ${name} in ${folder}; REAL_DATA names the folder of real data\n`);
  return { folder, isAbsent };
}

/** Dollars as text in whole cents: the nearest, which also drops the residue that some of the floats carry. */
export const centsOf = (text: string): number => Math.round(Number(text) * 100);
