import 'server-only';
import { and, asc, desc, eq, gte, notExists, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { systemDb, type Tx } from '@/db/client';
import { auditEvents, auditSeals } from '@/db/schema/audit';
import { organizationSettings } from '@/db/schema/organization';
import type { Context } from '@/lib/auth/context';
import { logger } from '@/lib/log';
import { chainStart, firstIdOf, instantOfId, linkHash } from './chain';
import { openHead, signHead } from './head';
import { headSetting, lateMs } from './seal-audit';

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
  // One parameter, however many rows: fourteen each would meet the protocol's limit and cost more than the writing.
  const rows = entries.map((entry) => ({ ...entry, id: uuidv7() }));
  await tx.execute(sql`insert into ${auditEvents} (org_id, id, at, actor_kind, actor_id, actor_name, action, object_kind, object_id, object_name, store_id, before, after, request_id)
    select ${ctx.scope.orgId}::uuid, e.id, ${ctx.now.toISOString()}::timestamptz, ${ctx.actor.kind}, ${ctx.actor.id}::uuid, ${ctx.actor.name},
      e.action, e."objectKind", e."objectId", e."objectName", e."storeId", e.before, e.after, ${ctx.requestId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(id uuid, action text, "objectKind" text, "objectId" text, "objectName" text, "storeId" uuid, before jsonb, after jsonb)`);
}

const batchSize = 500;

/** Rows that stand in no link yet, in the order of their ids. Rows long older than the last link are not ours to seal. */
async function readUnsealed(ctx: Context, tx: Tx, lastEventId: string | undefined) {
  const { orgId } = ctx.scope;
  const sealed = tx
    .select({ one: sql`1` })
    .from(auditSeals)
    .where(and(eq(auditSeals.orgId, auditEvents.orgId), eq(auditSeals.eventId, auditEvents.id)));
  const from = lastEventId && firstIdOf(instantOfId(lastEventId) - lateMs);
  return tx
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.orgId, orgId), from ? gte(auditEvents.id, from) : undefined, notExists(sealed)))
    .orderBy(asc(auditEvents.id))
    .limit(batchSize);
}

async function readHead(tx: Tx, orgId: string) {
  const [setting] = await tx
    .select({ value: organizationSettings.value })
    .from(organizationSettings)
    .where(and(eq(organizationSettings.orgId, orgId), eq(organizationSettings.key, headSetting)));
  return setting ? (openHead(orgId, setting.value) ?? { seq: -1, hash: '' }) : null;
}

async function sealBatch(ctx: Context, tx: Tx): Promise<number> {
  const { orgId } = ctx.scope;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`seal:${orgId}`}, 0))`);
  const [last] = await tx
    .select()
    .from(auditSeals)
    .where(eq(auditSeals.orgId, orgId))
    .orderBy(desc(auditSeals.seq))
    .limit(1);
  const head = await readHead(tx, orgId);
  if ((last || head) && (head?.seq !== last?.seq || head?.hash !== last?.hash.toString('hex'))) {
    // Going on would sign a new end over the cut: the page must show the fault instead.
    logger.error(
      { orgId, signed: head?.seq, found: last?.seq },
      'the audit chain does not end where it was signed',
    );
    return 0;
  }
  const rows = await readUnsealed(ctx, tx, last?.eventId);
  if (rows.length === 0) return 0;
  let hash = last?.hash ?? chainStart;
  let seq = last?.seq ?? 0;
  const links = rows.map((event) => {
    hash = linkHash(hash, event);
    seq += 1;
    return { orgId, seq, eventId: event.id, hash, sealedAt: ctx.now };
  });
  await tx.insert(auditSeals).values(links);
  const signed = { value: signHead(orgId, { seq, hash }), updatedAt: ctx.now };
  await tx
    .insert(organizationSettings)
    .values({ orgId, key: headSetting, ...signed })
    .onConflictDoUpdate({ target: [organizationSettings.orgId, organizationSettings.key], set: signed });
  return rows.length;
}

/**
 * Chains what is not chained yet, outside the mutations' own transactions (inside, the chain would be one lock per
 * organization). Idempotent; two sealers wait for each other. Returns how many rows it sealed.
 */
export async function sealAudit(ctx: Context): Promise<number> {
  let sealed = 0;
  for (;;) {
    const added = await systemDb().write((tx) => sealBatch(ctx, tx));
    sealed += added;
    if (added < batchSize) return sealed;
  }
}
