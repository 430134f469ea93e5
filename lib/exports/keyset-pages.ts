import type { ListPage } from '@/lib/organization/keyset';

type After = { side: 'after'; token: string } | null;

/** All pages of a list, from its first on. */
export async function* keysetPages<T>(read: (cursor: After) => Promise<ListPage<T>>): AsyncGenerator<T[]> {
  for (let cursor: After = null; ; ) {
    const page: ListPage<T> = await read(cursor);
    if (page.rows.length > 0) yield page.rows;
    if (page.after === null) return;
    cursor = { side: 'after', token: page.after };
  }
}
