import 'server-only';
import type { Context } from '@/lib/auth/context';
import { SHOWN } from '../row-grid';
import type { ImportView } from './get-import';
import { listGroups } from './list-groups';
import { listRows } from './list-rows';

type Query = Partial<Record<'step' | 'show' | 'from' | 'code' | 'column', string>>;

/** Everything the grid of an import shows; null when it is not at that stage or was checked before there was one. */
export async function readGrid(
  ctx: Context,
  {
    id,
    state,
    summary,
    isExpired,
    badRows,
  }: Pick<ImportView, 'id' | 'state' | 'summary' | 'isExpired' | 'badRows'>,
  query: Query,
) {
  if ((state !== 'checked' && state !== 'checking') || !summary || isExpired || query.step) return null;
  // It stands in an address, where anything may stand.
  const from = /^\d{1,8}$/.test(query.from ?? '') ? Number(query.from) : undefined;
  // No code and no heading holds a NUL, and the database cannot be asked for one.
  const [code, column] = [query.code, query.column].map((text) => text?.replaceAll('\0', ''));
  const wanted = SHOWN.find((show) => show === query.show);
  const show = wanted ?? (badRows > 0 ? 'problems' : 'all');
  const [page, { groups, known }] = await Promise.all([
    listRows(ctx, { id, show, from, code, column }),
    listGroups(ctx, { id }),
  ]);
  return page && { page, groups, known };
}
