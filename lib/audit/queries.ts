import 'server-only';
import { and, asc, count, desc, eq, gt, gte, lt, notExists, or, type SQL, sql } from 'drizzle-orm';
import { systemDb, type Tx } from '@/db/client';
import { auditEvents, auditSeals } from '@/db/schema/audit';
import { organizationSettings, organizations } from '@/db/schema/organization';
import type { Context } from '@/lib/auth/context';
import { readCursor, writeCursor } from '@/lib/auth/page-cursor';
import { maskedAccount, maskedNumber } from '@/lib/auth/phone-mask';
import { inScope, reachesAll, type Scope } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import { addDays, asDay, instantAt } from '@/lib/time';
import { hasUnsealed } from './audit-sql';
import { chainStart, firstIdOf, instantOfId, linkHash } from './chain';
import { openHead } from './head';
import { type AuditSearch, AuditSearchInput } from './input';
import { headSetting, lateMs } from './seal-audit';

export type AuditEvent = typeof auditEvents.$inferSelect;

const startOf = (scope: Scope, day: string): Date =>
  new Date(instantAt(asDay(day), scope.cutoffHour * 3600, scope.timeZone));

const contains = (column: SQL | typeof auditEvents.actorName, words: string): SQL =>
  sql`position(lower(${words}) in lower(${column})) > 0`;

function searchConditions(scope: Scope, search: AuditSearch): (SQL | undefined)[] {
  const { action, actor, object, from, to } = search;
  return [
    action
      ? or(eq(auditEvents.action, action), sql`starts_with(${auditEvents.action}, ${`${action}.`})`)
      : undefined,
    actor ? contains(auditEvents.actorName, actor) : undefined,
    object
      ? or(
          contains(sql`coalesce(${auditEvents.objectName}, '')`, object),
          eq(auditEvents.objectId, object),
          eq(auditEvents.objectKind, object),
        )
      : undefined,
    from ? gte(auditEvents.at, startOf(scope, from)) : undefined,
    to ? lt(auditEvents.at, startOf(scope, addDays(asDay(to), 1))) : undefined,
  ];
}

/** A changed telephone, or one that is an account, as those see it who see none in full. */
function withoutPhones(event: AuditEvent): AuditEvent {
  const shown = ([key, value]: [string, unknown]) => {
    if (typeof value !== 'string') return [key, value];
    if (key === 'phone') return [key, maskedNumber(value)];
    return [key, key === 'account' ? maskedAccount(value) : value];
  };
  const masked = (values: unknown) =>
    typeof values === 'object' && values !== null && !Array.isArray(values)
      ? Object.fromEntries(Object.entries(values).map(shown))
      : values;
  return { ...event, before: masked(event.before), after: masked(event.after) };
}

/** Audit rows in reach, latest first. Rows about no store are seen by those who reach the whole organization. */
export async function listAuditEvents(
  ctx: Context,
  search: AuditSearch = {},
): Promise<{ events: AuditEvent[]; nextCursor: string | null }> {
  const parsed = AuditSearchInput.parse(search);
  const [at, id] = readCursor(parsed.after, 2) ?? [];
  const isPlace =
    at !== undefined && id !== undefined && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id);
  const rows = await ctx.db.read((tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(
        and(
          inScope(ctx.scope, 'audit:read', auditEvents),
          ...searchConditions(ctx.scope, parsed),
          isPlace
            ? sql`(${auditEvents.at}, ${auditEvents.id}) < (${at}::timestamptz, ${id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(auditEvents.at), desc(auditEvents.id))
      .limit(parsed.limit + 1),
  );
  const events = rows
    .slice(0, parsed.limit)
    .map((event) => (reachesAll(ctx.scope, 'phones:read') ? event : withoutPhones(event)));
  const last = rows.length > parsed.limit ? events.at(-1) : undefined;
  return { events, nextCursor: last ? writeCursor(last.at.toISOString(), last.id) : null };
}

export type ChainFault = {
  /**
   * `changed` the row or its order is not what was sealed; `missing` a sealed row is gone; `gap` a link is gone;
   * `inserted` a row was put in behind the chain; `truncated` the end of the chain is gone.
   */
  kind: 'changed' | 'missing' | 'gap' | 'inserted' | 'truncated';
  seq: number | null;
  eventId: string | null;
};
export type ChainReport = {
  /** Links that hold, from the first on. */
  verified: number;
  fault: ChainFault | null;
  /** Rows written since the last link, which nothing proves yet. */
  unsealed: number;
  /** To be noted outside: the same number later must show the same hash. */
  head: { seq: number; hash: string } | null;
};

type Links = { verified: number; hash: Buffer; lastEventId: string | null; fault: ChainFault | null };
const pageSize = 2000;

async function walkChain(ctx: Context, head: { seq: number; hash: string } | null): Promise<Links> {
  const { orgId } = ctx.scope;
  const links: Links = { verified: 0, hash: chainStart, lastEventId: null, fault: null };
  for (;;) {
    const page = await ctx.db.read((tx) =>
      tx
        .select({ seal: auditSeals, event: auditEvents })
        .from(auditSeals)
        .leftJoin(
          auditEvents,
          and(eq(auditEvents.orgId, auditSeals.orgId), eq(auditEvents.id, auditSeals.eventId)),
        )
        .where(and(eq(auditSeals.orgId, orgId), gt(auditSeals.seq, links.verified)))
        .orderBy(asc(auditSeals.seq))
        .limit(pageSize),
    );
    for (const { seal, event } of page) {
      links.fault = faultOf(links, seal, event) ?? forgedAt(head, seal);
      if (links.fault) return links;
      links.hash = seal.hash;
      links.verified = seal.seq;
      links.lastEventId = seal.eventId;
    }
    if (page.length < pageSize) return links;
  }
}

function faultOf(
  links: Links,
  seal: typeof auditSeals.$inferSelect,
  event: AuditEvent | null,
): ChainFault | null {
  const expected = links.verified + 1;
  if (seal.seq !== expected) return { kind: 'gap', seq: expected, eventId: null };
  const at = { seq: seal.seq, eventId: seal.eventId };
  if (!event) return { kind: 'missing', ...at };
  return linkHash(links.hash, event).equals(seal.hash) ? null : { kind: 'changed', ...at };
}

/** A chain that was computed anew from some row on is whole in itself, but not the one whose head was signed. */
const forgedAt = (
  head: { seq: number; hash: string } | null,
  seal: typeof auditSeals.$inferSelect,
): ChainFault | null =>
  head?.seq === seal.seq && head.hash !== seal.hash.toString('hex')
    ? { kind: 'changed', seq: seal.seq, eventId: seal.eventId }
    : null;

const unsealed = (tx: Tx, orgId: string): SQL | undefined =>
  and(
    eq(auditEvents.orgId, orgId),
    notExists(
      tx
        .select({ one: sql`1` })
        .from(auditSeals)
        .where(and(eq(auditSeals.orgId, auditEvents.orgId), eq(auditSeals.eventId, auditEvents.id))),
    ),
  );

/** Rows outside the chain: the first that is too old to be waiting, and how many there are. */
async function readTail(ctx: Context, lastEventId: string | null) {
  const { orgId } = ctx.scope;
  const before = lastEventId && firstIdOf(instantOfId(lastEventId) - lateMs);
  return ctx.db.read(async (tx) => {
    const [tail] = await tx.select({ many: count() }).from(auditEvents).where(unsealed(tx, orgId));
    const [inserted] = before
      ? await tx
          .select({ id: auditEvents.id })
          .from(auditEvents)
          .where(and(unsealed(tx, orgId), lt(auditEvents.id, before)))
          .orderBy(asc(auditEvents.id))
          .limit(1)
      : [];
    return { unsealed: tail?.many ?? 0, inserted: inserted?.id };
  });
}

/**
 * Walks the whole chain and names the first row that is not what was sealed. Needs `audit:read` over the whole
 * organization (forbidden otherwise): a chain cannot be proved in parts.
 */
export async function verifyAuditChain(ctx: Context): Promise<ChainReport> {
  if (!reachesAll(ctx.scope, 'audit:read')) throw new AppError('forbidden');
  const signed = await ctx.db.read((tx) =>
    tx
      .select({ value: organizationSettings.value })
      .from(organizationSettings)
      .where(and(eq(organizationSettings.orgId, ctx.scope.orgId), eq(organizationSettings.key, headSetting))),
  );
  // The head is read first: links added meanwhile only make the chain longer.
  const head = openHead(ctx.scope.orgId, signed[0]?.value);
  const links = await walkChain(ctx, head);
  const tail = await readTail(ctx, links.lastEventId);
  const isCut = (head?.seq ?? 0) > links.verified || (!head && links.verified > 0);
  const fault =
    links.fault ??
    (isCut ? ({ kind: 'truncated', seq: links.verified + 1, eventId: null } as const) : null) ??
    (tail.inserted ? ({ kind: 'inserted', seq: null, eventId: tail.inserted } as const) : null);
  const shown = links.verified > 0 ? { seq: links.verified, hash: links.hash.toString('hex') } : null;
  return { verified: links.verified, fault, unsealed: tail.unsealed, head: shown };
}

/** Organizations with rows behind their chain, for the sealer's round. */
export async function listUnsealedOrganizations(): Promise<string[]> {
  const rows = await systemDb().read((tx) =>
    tx.select({ orgId: organizations.orgId }).from(organizations).where(hasUnsealed()),
  );
  return rows.map((row) => row.orgId);
}
