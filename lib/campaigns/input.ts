import { z } from 'zod';
import { codeInput, dayInput, nameInput } from '@/lib/organization/input';

/** Campaigns known by code, so that facts may name them; days are business days, both inclusive. */
export const CampaignInput = z
  .object({
    code: codeInput,
    name: nameInput,
    startsOn: dayInput.nullish().meta({ description: 'First day' }),
    endsOn: dayInput.nullish().meta({ description: 'Last day' }),
  })
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn, {
    path: ['endsOn'],
    message: 'ends_before_start',
  })
  .meta({ id: 'Campaign' });
export type CampaignInput = z.output<typeof CampaignInput>;
