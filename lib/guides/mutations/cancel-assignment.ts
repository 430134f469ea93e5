import 'server-only';
import { and, eq } from 'drizzle-orm';
import { guideAssignments, guides } from '@/db/schema/guides';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { conflict, notFound } from '@/lib/errors';
import type { CancelAssignmentInput } from '../input';

/** Takes back a stay that has not begun; one that has can only end. */
export async function cancelAssignment(ctx: Context, input: CancelAssignmentInput): Promise<{ id: string }> {
  const { id, storeId, validFrom } = input;
  const itself = and(
    inScope(ctx.scope, 'guides:write', guideAssignments),
    eq(guideAssignments.guideId, id),
    eq(guideAssignments.storeId, storeId),
    eq(guideAssignments.validFrom, validFrom),
  );
  return ctx.db.write(async (tx) => {
    const [stay] = await tx
      .select({ role: guideAssignments.role, name: guides.name })
      .from(guideAssignments)
      .innerJoin(
        guides,
        and(eq(guides.orgId, guideAssignments.orgId), eq(guides.id, guideAssignments.guideId)),
      )
      .where(itself);
    if (!stay) throw notFound();
    if (validFrom <= ctx.scope.today) throw conflict('assignment_has_begun');
    await tx.delete(guideAssignments).where(itself);
    await recordAudit(ctx, tx, {
      ...{ action: 'guide.assignment_cancelled', objectKind: 'guide', objectId: id, objectName: stay.name },
      ...{ storeId, before: { validFrom, role: stay.role } },
    });
    return { id };
  });
}
