import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { imports } from '@/db/schema/imports';
import type { Context } from '@/lib/auth/context';
import { conflict, notFound } from '@/lib/errors';
import { importInReach } from '../imports-sql';
import type { ImportRow } from '../queries/open-file';
import { checkKind } from './check-kind';

/** An import that may still be put right, held until the transaction ends. While it is checked it may be: see `revision`. */
export async function lockOpen(ctx: Context, tx: Tx, id: string): Promise<ImportRow> {
  const [mine] = await tx
    .select()
    .from(imports)
    .where(and(importInReach(ctx, 'imports:write'), eq(imports.id, id)))
    .for('update');
  if (!mine) throw notFound();
  checkKind(ctx, mine.kind);
  if (mine.state !== 'checked' && mine.state !== 'checking') throw conflict('import_moved_on');
  return mine;
}
