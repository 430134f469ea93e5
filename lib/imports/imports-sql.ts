import { and, eq, type SQL, sql } from 'drizzle-orm';
import { imports } from '@/db/schema/imports';
import type { Context } from '@/lib/auth/context';
import type { Permission } from '@/lib/auth/permissions';
import { inScope, reachesAll } from '@/lib/auth/scope';

/**
 * Imports a reader may see: all of the organization for who reaches it whole, else one's own. The rows of a file may
 * belong to any store, and its problems show cells.
 */
export function importInReach(ctx: Context, permission: Permission = 'imports:read'): SQL | undefined {
  const inOrganization = inScope(ctx.scope, permission, imports);
  if (reachesAll(ctx.scope, permission)) return inOrganization;
  const { actor, scope } = ctx;
  if (actor.kind === 'key') return and(inOrganization, eq(imports.apiKeyId, actor.id ?? ''));
  if (actor.kind === 'system') return inOrganization;
  // With other eyes it is the other whose files count; a role alone has none.
  return scope.userId ? and(inOrganization, eq(imports.createdByUserId, scope.userId)) : sql`false`;
}

/** Problems of an import in one statement: `$1` organization, `$2` import, then columns of equal length. */
export const insertProblemsText = `insert into import_problems (org_id, import_id, line, ordinal, field, column_name, code, severity, params, value_cipher)
  select $1::uuid, $2::uuid, line, ordinal, field, column_name, code, severity, params::jsonb, value_cipher
  from unnest($3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bytea[]) as p(line, ordinal, field, column_name, code, severity, params, value_cipher)
  on conflict do nothing`;

/** What an import created or changed: `$1` organization, `$2` import, then columns of equal length. */
export const insertChangesText = `insert into import_changes (org_id, import_id, ordinal, line, object_kind, object_id, before)
  select $1::uuid, $2::uuid, ordinal, line, $3::text, object_id, before::jsonb
  from unnest($4::int[], $5::int[], $6::uuid[], $7::text[]) as c(ordinal, line, object_id, before)`;

/** One run or undo of an import at a time. */
export const importLockText = 'select pg_advisory_xact_lock(hashtextextended($1::text, 0))';
