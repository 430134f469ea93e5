import { z } from 'zod';
import { snoozeChoices } from './snooze';

/** More than anybody has unread; an undo names what it marked. */
const most = 5_000;
const ids = z.array(z.uuid()).min(1).max(most);

/** These notices, or everything that is not read. */
export const MarkNoticesInput = z.union([
  z.object({ ids, isRead: z.boolean() }),
  z.object({ all: z.literal(true) }),
]);
export type MarkNoticesInput = z.output<typeof MarkNoticesInput>;

/** Null = back into the inbox. */
export const SnoozeNoticeInput = z.object({ id: z.uuid(), until: z.enum(snoozeChoices).nullable() });
export type SnoozeNoticeInput = z.output<typeof SnoozeNoticeInput>;

export const noticeLists = ['all', 'unread', 'snoozed'] as const;
export type NoticeList = (typeof noticeLists)[number];
