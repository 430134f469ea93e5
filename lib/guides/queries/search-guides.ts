import 'server-only';
import { and, asc, inArray } from 'drizzle-orm';
import { guides } from '@/db/schema/guides';
import type { Context } from '@/lib/auth/context';
import { matchesText, nearness } from '@/lib/organization/text-match-sql';
import { guidesInReach } from '../guides-sql';

export type FoundGuide = { id: string; code: string; name: string };

/** The guides in reach nearest to a text, or those of some ids in any order; at most `limit`. */
export async function searchGuides(
  ctx: Context,
  { text = '', ids, limit }: { text?: string; ids?: readonly string[]; limit: number },
): Promise<FoundGuide[]> {
  return ctx.db.read((tx) =>
    tx
      .select({ id: guides.id, code: guides.code, name: guides.name })
      .from(guides)
      .where(
        and(
          guidesInReach(ctx.scope, 'guides:read'),
          ids ? inArray(guides.id, [...ids]) : matchesText(guides, text),
        ),
      )
      .orderBy(nearness(guides, text), asc(guides.pinyinInitials), asc(guides.code))
      .limit(limit),
  );
}
