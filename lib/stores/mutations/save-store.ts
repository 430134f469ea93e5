import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { dbIn, type Tx } from '@/db/client';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { AppError, conflict, invalid, notFound } from '@/lib/errors';
import type { UpsertResult } from '@/lib/organization/upsert';
import type { StoreEditInput, StoreInput, StoreUpsertInput } from '../input';
import { upsertStores } from './upsert-stores';

function accepted(result: UpsertResult | undefined): UpsertResult & { id: string } {
  if (result?.id) return { ...result, id: result.id };
  throw invalid(Object.fromEntries((result?.problems ?? []).map(({ path, code }) => [path, code])));
}

async function isCodeTaken(ctx: Context, tx: Tx, code: string): Promise<boolean> {
  const rows = await tx
    .select({ id: stores.id })
    .from(stores)
    .where(and(eq(stores.orgId, ctx.scope.orgId), eq(stores.code, code)));
  return rows.length > 0;
}

/** A new store as a draft. A code that exists is refused beside its field. */
export async function createStore(ctx: Context, input: StoreInput): Promise<{ id: string }> {
  return ctx.db.write(async (tx) => {
    if (await isCodeTaken(ctx, tx, input.code)) throw invalid({ code: 'code_taken' });
    const [result] = await upsertStores({ ...ctx, db: dbIn(tx) }, [{ ...input, status: 'draft' }]);
    return { id: accepted(result).id };
  });
}

/**
 * Changes a store; `version` is the one the form was opened with, an older one is a conflict. A city stays once it is
 * known; a store that came by file from a place without one (abroad) is edited without.
 */
export async function updateStore(
  ctx: Context,
  input: StoreEditInput,
): Promise<{ id: string; changed: string[] }> {
  const { id, version, code, ...fields } = input;
  return ctx.db.write(async (tx) => {
    const [store] = await tx
      .select({
        ...{ code: stores.code, version: stores.version, cityCode: stores.cityCode },
        showsPhone: sql<boolean>`${inScope(ctx.scope, 'phones:read', stores)}`,
      })
      .from(stores)
      .where(and(inScope(ctx.scope, 'stores:write', stores), eq(stores.id, id)))
      .for('update');
    if (!store) throw notFound();
    if (store.version !== version) throw conflict('store_changed_meanwhile');
    if (code !== store.code) {
      if (await isCodeTaken(ctx, tx, code)) throw invalid({ code: 'code_taken' });
      throw new AppError('invalid', { fields: { code: 'code_is_fixed' } });
    }
    if (store.cityCode !== null && fields.cityCode === null) throw invalid({ cityCode: 'required' });
    const { phone, ...others } = fields;
    // Who sees only a mask must not write it back.
    const row: StoreUpsertInput = { ...others, code, ...(store.showsPhone && { phone }) };
    const [result] = await upsertStores({ ...ctx, db: dbIn(tx) }, [row]);
    return { id, changed: Object.keys(accepted(result).before ?? {}) };
  });
}
