import 'server-only';
import { and, eq } from 'drizzle-orm';
import { dbIn } from '@/db/client';
import { products } from '@/db/schema/goods';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { invalid, notFound } from '@/lib/errors';
import { saveOne } from '@/lib/organization/mutations';
import type { ProductEditInput, ProductFormInput } from '../input';
import { upsertProducts } from './upsert-products';

/** A new product. A code that exists is refused beside its field. */
export async function createProduct(ctx: Context, input: ProductFormInput): Promise<{ id: string }> {
  const { id } = await saveOne(ctx, { item: input, isNew: true, upsert: upsertProducts });
  return { id };
}

/** Changes a product; its code stays. */
export async function updateProduct(ctx: Context, input: ProductEditInput): Promise<{ id: string }> {
  const { id, ...item } = input;
  return ctx.db.write(async (tx) => {
    const [known] = await tx
      .select({ code: products.code })
      .from(products)
      .where(and(inScope(ctx.scope, 'goods:write', products), eq(products.id, id)));
    if (!known) throw notFound();
    if (known.code !== item.code) throw invalid({ code: 'code_is_fixed' });
    await saveOne({ ...ctx, db: dbIn(tx) }, { item, isNew: false, upsert: upsertProducts });
    return { id };
  });
}
