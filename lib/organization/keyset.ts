/**
 * A place in a sorted list: the sort value and the id of the row one stands behind. Text that fits an address;
 * whatever was tampered with reads as no cursor.
 */
export type Keyset = { value: string; id: string };

export function encodeKeyset({ value, id }: Keyset): string {
  const bytes = new TextEncoder().encode(JSON.stringify([value, id]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function decodeKeyset(token: string): Keyset | null {
  try {
    const binary = atob(token.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const [value, id] = Array.isArray(parsed) ? parsed : [];
    return typeof value === 'string' && UUID.test(id) && !value.includes('\u0000') ? { value, id } : null;
  } catch {
    return null;
  }
}

export type ListPage<T> = { rows: T[]; total: number; before: string | null; after: string | null };

/** Turns `limit + 1` fetched rows into a page with the cursors of its two ends. */
export function keysetPage<T extends Keyset>(
  fetched: readonly T[],
  { limit, total, cursor }: { limit: number; total: number; cursor: { side: 'after' | 'before' } | null },
): ListPage<T> {
  const isBack = cursor?.side === 'before';
  const kept = fetched.slice(0, limit);
  const rows = isBack ? [...kept].reverse() : [...kept];
  const hasMore = fetched.length > limit;
  const token = (row: T | undefined) => (row ? encodeKeyset({ value: row.value, id: row.id }) : null);
  return {
    rows,
    total,
    before: (isBack ? hasMore : cursor !== null) ? token(rows[0]) : null,
    after: (isBack ? true : hasMore) ? token(rows.at(-1)) : null,
  };
}
