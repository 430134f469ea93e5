import 'server-only';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import type { ImportKind } from '../fields';
import { mayWriteKind } from '../rights';

/** Refuses whoever may not write this kind, before anything of a file is taken, put right, decided or begun. */
export function checkKind(ctx: Context, kind: ImportKind): void {
  if (!mayWriteKind((right) => holds(ctx.scope, right), kind))
    throw new AppError('forbidden', { reason: 'import_needs_right_of_kind' });
}
