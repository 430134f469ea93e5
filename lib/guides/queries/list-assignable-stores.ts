import 'server-only';
import { and, asc, ne } from 'drizzle-orm';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';

const columns = { id: stores.id, code: stores.code, name: stores.name };

/** Stores whose guides one may change; closed ones take nobody. */
export async function listAssignableStores(ctx: Context) {
  return ctx.db.read((tx) =>
    tx
      .select(columns)
      .from(stores)
      .where(and(inScope(ctx.scope, 'guides:write', stores), ne(stores.status, 'closed')))
      .orderBy(asc(stores.pinyinFull), asc(stores.code)),
  );
}

/** Stores whose guides one may see, for the filter of the roster. */
export async function listGuideStores(ctx: Context) {
  return ctx.db.read((tx) =>
    tx
      .select(columns)
      .from(stores)
      .where(inScope(ctx.scope, 'guides:read', stores))
      .orderBy(asc(stores.pinyinFull), asc(stores.code)),
  );
}
