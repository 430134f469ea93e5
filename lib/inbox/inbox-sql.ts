import { and, gt, isNull, lte, or, type SQL } from 'drizzle-orm';
import { notices } from '@/db/schema/inbox';
import { inScope, type Scope } from '@/lib/auth/scope';

/** One's own notices. */
export const ownNotices = (scope: Scope): SQL => inScope(scope, 'organization:read', notices);

/** Not put off, or the time has come. */
export const isHere = (now: Date): SQL | undefined =>
  or(isNull(notices.snoozedUntil), lte(notices.snoozedUntil, now));
export const isSnoozed = (now: Date): SQL => gt(notices.snoozedUntil, now);
export const isUnread = (now: Date): SQL | undefined => and(isNull(notices.readAt), isHere(now));
