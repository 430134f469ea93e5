import { and, gt, isNull, lt, lte, or, type SQL } from 'drizzle-orm';
import { notices } from '@/db/schema/inbox';
import { inScope, type Scope } from '@/lib/auth/scope';

/** One's own notices. */
export const ownNotices = (scope: Scope): SQL => inScope(scope, 'organization:read', notices);

/** Not put off, or the time has come. */
export const isHere = (now: Date): SQL | undefined =>
  or(isNull(notices.snoozedUntil), lte(notices.snoozedUntil, now));
export const isSnoozed = (now: Date): SQL => gt(notices.snoozedUntil, now);
export const isUnread = (now: Date): SQL | undefined => and(isNull(notices.readAt), isHere(now));

/** A notice that is done with is kept for so long. */
const keptDays = 90;
export const keptUntil = (now: Date): Date => new Date(now.getTime() - keptDays * 86_400_000);
/** Read before a moment, and not put off. */
export const isSettledBefore = (moment: Date): SQL | undefined =>
  and(lt(notices.readAt, moment), isHere(moment));
