import {
  bigint,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, instant, orgId } from './columns';
import { organizations } from './organization';

/** Append-only: UPDATE and DELETE are not granted. Personal fields are masked or ciphertext. */
export const auditEvents = pgTable(
  'audit_events',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    actorKind: text('actor_kind', { enum: ['user', 'key', 'system'] }).notNull(),
    actorId: uuid('actor_id'),
    actorName: text('actor_name').notNull(),
    action: text('action').notNull(),
    objectKind: text('object_kind').notNull(),
    objectId: text('object_id'),
    objectName: text('object_name'),
    storeId: uuid('store_id'),
    before: jsonb('before'),
    after: jsonb('after'),
    requestId: text('request_id'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('audit_events_org_id_at_idx').on(t.orgId, t.at),
    index('audit_events_org_id_action_idx').on(t.orgId, t.action, t.at),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

/** The hash chain over audit events, written by the sealer a second behind them. */
export const auditSeals = pgTable(
  'audit_seals',
  {
    orgId: orgId(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    eventId: uuid('event_id').notNull(),
    hash: bytes('hash').notNull(),
    sealedAt: instant('sealed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.seq] }),
    unique('audit_seals_org_id_event_id_key').on(t.orgId, t.eventId),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);
