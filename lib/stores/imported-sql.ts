import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import { validate as isUuid } from 'uuid';
import { importChanges } from '@/db/schema/import-changes';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';

/** Stores that an import created or changed; which of them one may see is the list's own question. */
export function importedBy(ctx: Context, importId: string): SQL {
  if (!isUuid(importId)) return sql`false`;
  const changed = new QueryBuilder()
    .select({ id: importChanges.objectId })
    .from(importChanges)
    .where(
      and(
        eq(importChanges.orgId, ctx.scope.orgId),
        eq(importChanges.importId, importId),
        eq(importChanges.objectKind, 'store'),
      ),
    );
  return inArray(stores.id, changed);
}
