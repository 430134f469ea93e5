'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/lib/action';
import { saveOne } from '@/lib/organization/mutations';
import { CategoryFormInput, ProductEditInput, ProductFormInput } from './input';
import { createProduct, updateProduct } from './mutations/save-product';
import { upsertCategories } from './mutations/upsert-categories';

export const createProductAction = action('goods:write', ProductFormInput, async (ctx, input) => {
  const created = await createProduct(ctx, input);
  revalidatePath('/goods');
  return created;
});

export const updateProductAction = action('goods:write', ProductEditInput, async (ctx, input) => {
  const updated = await updateProduct(ctx, input);
  revalidatePath('/goods', 'layout');
  return updated;
});

export const saveCategoryAction = action(
  'goods:write',
  CategoryFormInput,
  async (ctx, { isNew, ...item }) => {
    const saved = await saveOne(ctx, { item, isNew, upsert: upsertCategories });
    revalidatePath('/goods', 'layout');
    return saved;
  },
);
