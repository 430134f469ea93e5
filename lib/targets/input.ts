import { z } from 'zod';
import { codeInput } from '@/lib/organization/input';
import { asDay, type Day } from '@/lib/time';
import { SPLIT_BASES, SPLIT_UNITS } from './split';

/** `2026-11`, or any day of the month; read as its first day. */
export const monthInput = z
  .string('required')
  .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])(-\d{2})?$/, 'not_a_month')
  .transform((text): Day => asDay(`${text.slice(0, 7)}-01`));

/** ¥100 billion a month is no store's. */
const LARGEST = 10_000_000_000_000n;
const fenInput = z
  .union([z.number().int('not_an_amount'), z.string().regex(/^\d{1,15}$/, 'not_an_amount')], 'not_an_amount')
  .transform((fen) => BigInt(fen))
  .refine((fen) => fen >= 0n, 'too_small')
  .refine((fen) => fen <= LARGEST, 'too_large');
const blankIsNull = (raw: unknown) => (typeof raw === 'string' && raw.trim() === '' ? null : raw);
const clearedFen = z.preprocess(blankIsNull, fenInput.nullable());

/** The target of a store for a month; `netFen` null takes it away. */
export const TargetInput = z
  .object({
    store: codeInput.meta({ description: 'Code of the store' }),
    month: monthInput.meta({ description: 'Month such as 2026-11' }),
    netFen: clearedFen.meta({ description: 'Net sales to make, in integer fen; null = no target' }),
  })
  .meta({ id: 'Target' });
export type TargetInput = z.output<typeof TargetInput>;

/** The same from the table, with what stood there (null = none), so that a change in between is not overwritten unseen. */
export const TargetEditInput = TargetInput.extend({ was: fenInput.nullable() });
export type TargetEditInput = z.output<typeof TargetEditInput>;

export const UndoBatchInput = z.object({ id: z.uuid() });

/** A region's target for a month and how it goes down to its stores; no region = the whole of what one reaches. */
export const SplitInput = z.object({
  month: monthInput,
  region: codeInput.optional(),
  brand: codeInput.optional(),
  totalFen: fenInput,
  basis: z.enum(SPLIT_BASES, 'not_a_choice'),
  unitFen: z.coerce
    .number('not_a_choice')
    .refine((unit) => SPLIT_UNITS.some((known) => known === unit), 'not_a_choice')
    .transform((unit) => BigInt(unit)),
});
export type SplitInput = z.output<typeof SplitInput>;

/** The same with what the preview showed, so that nothing else is applied. */
export const ApplySplitInput = SplitInput.extend({
  seen: z.string().regex(/^[0-9a-f]{16}$/, 'not_a_choice'),
});
export type ApplySplitInput = z.output<typeof ApplySplitInput>;
