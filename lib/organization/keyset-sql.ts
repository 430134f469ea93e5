import { type AnyColumn, asc, desc, type SQL, sql } from 'drizzle-orm';
import type { Keyset } from './keyset';

export type KeysetQuestion = {
  /** What the list is sorted by, as text that sorts like the thing itself and is never null. */
  value: SQL;
  id: AnyColumn;
  isDescending: boolean;
  cursor: { side: 'after' | 'before'; at: Keyset | null } | null;
};

/** Rows on the asked side of the cursor, and the order that brings the nearest first. */
export function keysetSql({ value, id, isDescending, cursor }: KeysetQuestion): {
  where: SQL | undefined;
  orderBy: SQL[];
} {
  const isBack = cursor?.side === 'before';
  const isDown = isDescending !== isBack;
  const order = isDown ? desc : asc;
  const at = cursor?.at;
  const sign = isDown ? sql`<` : sql`>`;
  return {
    where: at ? sql`(${value}, ${id}) ${sign} (${at.value}, ${at.id}::uuid)` : undefined,
    orderBy: [order(value), order(id)],
  };
}
