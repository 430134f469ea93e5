import { and, eq, gt, inArray, isNull, lte, notExists, or, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import { guideAssignments, guides } from '@/db/schema/guides';
import type { Permission } from '@/lib/auth/permissions';
import { holds, inScope, type Scope } from '@/lib/auth/scope';

const builder = new QueryBuilder();

/** Stays that hold on a day. */
export const staysOn = (day: string): SQL | undefined =>
  and(
    lte(guideAssignments.validFrom, day),
    or(isNull(guideAssignments.validTo), gt(guideAssignments.validTo, day)),
  );

/**
 * Guides a permission reaches: those whose store is in reach today, and those who will begin in such a store;
 * without the latter who hires someone for Monday would lose sight of them until then.
 */
export function guidesInReach(scope: Scope, permission: Permission): SQL | undefined {
  const planned = builder
    .select({ id: guideAssignments.guideId })
    .from(guideAssignments)
    .where(and(inScope(scope, permission, guideAssignments), gt(guideAssignments.validFrom, scope.today)));
  return and(
    eq(guides.orgId, scope.orgId),
    or(inScope(scope, permission, guides), inArray(guides.id, planned)),
  );
}

/** The same for writing, and guides that were never assigned: whoever hires may place them in a store of theirs. */
export function guidesToWrite(scope: Scope): SQL | undefined {
  if (!holds(scope, 'guides:write')) return sql`false`;
  const stays = builder
    .select({ one: sql`1` })
    .from(guideAssignments)
    .where(and(eq(guideAssignments.orgId, guides.orgId), eq(guideAssignments.guideId, guides.id)));
  return and(eq(guides.orgId, scope.orgId), or(guidesInReach(scope, 'guides:write'), notExists(stays)));
}
