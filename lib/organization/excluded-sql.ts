import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** `set` of an upsert: each named column takes the value of the row that was refused. */
export function excludedColumns<T extends PgTable>(
  table: T,
  keys: readonly (keyof T['_']['columns'] & string)[],
): Record<string, SQL> {
  const columns = getTableColumns(table);
  return Object.fromEntries(
    keys.map((key) => [
      key,
      sql.raw(`excluded."${(columns as Record<string, { name: string }>)[key]?.name}"`),
    ]),
  );
}

/** Held to the end of the transaction: writers of one noun by code in one organization go one after another. */
export const nounLock = (orgId: string, noun: string): SQL =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${noun}:${orgId}`}, 0))`;
