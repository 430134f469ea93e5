import { z } from 'zod';
import { roles } from '@/lib/auth/permissions';
import { lineInput, nameInput } from '@/lib/organization/input';

/** Lists that keep views. */
export const VIEW_LISTS = ['stores', 'guides', 'goods'] as const;
export type ViewList = (typeof VIEW_LISTS)[number];

/** The state of a list as it stands in the address; whoever opens it reads only what the list knows. */
const queryInput = lineInput(2_000).min(1, 'required');
const viewName = nameInput.refine((name) => [...name].length <= 24, 'too_long');

export const SaveViewInput = z.object({
  list: z.enum(VIEW_LISTS),
  name: viewName,
  query: queryInput,
});
export type SaveViewInput = z.output<typeof SaveViewInput>;

export const ChangeViewInput = z.object({
  id: z.uuid(),
  name: viewName.optional(),
  query: queryInput.optional(),
  sharedRoles: z.array(z.enum(roles)).max(roles.length).optional(),
  isLocked: z.boolean().optional(),
  /** The list opens with it for me; for the roles it is shared with. */
  isMyDefault: z.boolean().optional(),
  isRoleDefault: z.boolean().optional(),
});
export type ChangeViewInput = z.output<typeof ChangeViewInput>;

export const RemoveViewInput = z.object({ id: z.uuid(), isRemoved: z.boolean().default(true) });
export type RemoveViewInput = z.output<typeof RemoveViewInput>;
