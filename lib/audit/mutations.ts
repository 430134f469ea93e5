import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { auditEvents } from '@/db/schema/audit';
import type { Context } from '@/lib/auth/context';

export type AuditEntry = {
  /** `noun.verb`, e.g. `store.created`. */
  action: string;
  objectKind: string;
  objectId?: string | null;
  objectName?: string | null;
  storeId?: string | null;
  /** Changed fields only; personal values masked or left out. */
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
};

/** Writes audit rows in the mutation's own transaction; the sealer chains them a second later. */
export async function recordAudit(ctx: Context, tx: Tx, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.insert(auditEvents).values(
    entries.map((entry) => ({
      orgId: ctx.scope.orgId,
      id: uuidv7(),
      at: ctx.now,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      actorName: ctx.actor.name,
      action: entry.action,
      objectKind: entry.objectKind,
      objectId: entry.objectId ?? null,
      objectName: entry.objectName ?? null,
      storeId: entry.storeId ?? null,
      before: entry.before ?? null,
      after: entry.after ?? null,
      requestId: ctx.requestId,
    })),
  );
}
