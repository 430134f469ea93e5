import 'server-only';
import { guideAssignments, guides } from '@/db/schema/guides';
import type { Context } from '@/lib/auth/context';
import { removeUnused } from '@/lib/stores/mutations/remove-unused';
import { usedGuides } from '../remove-sql';

/** Removes guides that no fact names and nobody signs in as, with their stays; see `removeUnused`. */
export const removeUnusedGuides = (ctx: Context, ids: readonly string[]) =>
  removeUnused(ctx, {
    ...{ table: guides, kind: 'guide', permission: 'guides:write', ids },
    ...{ namedBy: 'id', used: usedGuides },
    belongings: [{ table: guideAssignments, of: guideAssignments.guideId }],
  });
