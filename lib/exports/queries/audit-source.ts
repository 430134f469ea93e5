import 'server-only';
import { type AuditEvent, listAuditEvents } from '@/lib/audit/queries';
import type { ExportSource } from './source';

export const auditSource: ExportSource<AuditEvent> = {
  columns: ({ audit, exports: { columns: more } }) => [
    { key: 'at', header: audit.time, type: 'instant', value: (row) => row.at },
    { key: 'actor', header: audit.actor, type: 'text', value: (row) => row.actorName },
    { key: 'action', header: audit.action, type: 'text', value: (row) => row.action },
    { key: 'kind', header: more.objectKind, type: 'text', value: (row) => row.objectKind },
    { key: 'object', header: audit.object, type: 'text', value: (row) => row.objectName ?? row.objectId },
    { key: 'before', header: more.before, type: 'text', value: (row) => textOf(row.before) },
    { key: 'after', header: more.after, type: 'text', value: (row) => textOf(row.after) },
  ],
  async *pages(ctx, { question: { field } }) {
    let after: string | undefined;
    do {
      const page = await listAuditEvents(ctx, {
        ...{ action: field('action'), actor: field('actor'), object: field('object') },
        ...{ from: field('from'), to: field('to'), after, limit: 200 },
      });
      yield page.events;
      after = page.nextCursor ?? undefined;
    } while (after);
  },
};

const textOf = (value: unknown): string | null => (value == null ? null : JSON.stringify(value));
