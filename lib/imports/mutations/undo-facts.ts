import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { rawOf, systemDb, type Tx } from '@/db/client';
import type { Context } from '@/lib/auth/context';
import { voidImportText } from '@/lib/ingest/orders-sql';
import { followDirtyMembers } from '@/lib/metrics/mutations/follow-members';
import type { UndoReport } from '../import-report';
import type { ImportRow } from '../queries/open-file';
import { dropEmptyPeopleText, dropJoiningsText, forgetPeopleText } from '../undo-sql';

/** Voids the orders an import brought, drops its joinings and the identities of people nobody else knows. */
export async function undoFacts(ctx: Context, tx: Tx, row: ImportRow): Promise<UndoReport> {
  const raw = rawOf(tx);
  const mark = uuidv7();
  const head = [row.orgId, row.id];
  const now = ctx.now.toISOString();
  const [voided] =
    row.kind === 'orders' ? await raw.unsafe(voidImportText, [row.orgId, mark, now, row.id]) : [];
  const [people] = await raw.unsafe(forgetPeopleText, [...head, mark, now]);
  await raw.unsafe(dropJoiningsText, head);
  return {
    voided: voided?.voided ?? 0,
    removed: (people?.brought ?? 0) - (people?.known ?? 0),
    restored: 0,
    kept: [],
    keptCount: people?.known ?? 0,
  };
}

/** The people themselves, once their flows are taken back. */
export async function dropForgotten(ctx: Context, row: ImportRow): Promise<void> {
  await followDirtyMembers(ctx);
  const beginning = `${row.source ?? row.sourceName}\n`;
  await systemDb().raw((raw) => raw.unsafe(dropEmptyPeopleText, [row.orgId, row.id, beginning]));
}
