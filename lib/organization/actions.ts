'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/lib/action';
import { BrandFormInput, ChannelFormInput, RegionFormInput } from './input';
import { saveOne, upsertBrands, upsertChannels, upsertRegions } from './mutations';

export const saveBrandAction = action(
  'organization:write',
  BrandFormInput,
  async (ctx, { isNew, ...item }) => {
    const saved = await saveOne(ctx, { item, isNew, upsert: upsertBrands });
    revalidatePath('/org');
    return saved;
  },
);

export const saveRegionAction = action(
  'organization:write',
  RegionFormInput,
  async (ctx, { isNew, ...item }) => {
    const saved = await saveOne(ctx, { item, isNew, upsert: upsertRegions });
    revalidatePath('/org');
    return saved;
  },
);

export const saveChannelAction = action(
  'organization:write',
  ChannelFormInput,
  async (ctx, { isNew, ...item }) => {
    const saved = await saveOne(ctx, { item, isNew, upsert: upsertChannels });
    revalidatePath('/org');
    return saved;
  },
);
