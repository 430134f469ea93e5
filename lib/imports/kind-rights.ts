import type { Context } from '@/lib/auth/context';
import { holds, type Scope } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import type { ImportKind } from './fields';
import { RIGHT_OF_KIND } from './rights';

/** May write what a file of this kind brings: to import, and to write such things. Asked of keys alike. */
export const mayWriteKind = (scope: Scope, kind: ImportKind): boolean =>
  holds(scope, 'imports:write') && holds(scope, RIGHT_OF_KIND[kind]);

/** Refuses whoever may not write this kind, before anything of a file is taken, put right, decided or begun. */
export function checkKind(ctx: Context, kind: ImportKind): void {
  if (!mayWriteKind(ctx.scope, kind))
    throw new AppError('forbidden', { reason: 'import_needs_right_of_kind' });
}
