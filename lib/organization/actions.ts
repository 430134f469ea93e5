'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/lib/action';
import { BrandFormInput, ChannelFormInput, RegionFormInput, UpDownInput } from './input';
import { saveOne, setUpDownColors, upsertBrands, upsertChannels, upsertRegions } from './mutations';

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

export const setUpDownColorsAction = action('settings:write', UpDownInput, async (ctx, input) => {
  await setUpDownColors(ctx, input);
  revalidatePath('/', 'layout');
});
