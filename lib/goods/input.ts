import { z } from 'zod';
import { codeInput, nameInput } from '@/lib/organization/input';

/** What a form leaves empty clears the field. */
const blankIsNull = (raw: unknown) => (typeof raw === 'string' && raw.trim() === '' ? null : raw);
const blank = <T extends z.ZodType>(input: T) => z.preprocess(blankIsNull, input.nullable().optional());

/** Integer fen, as a number or as digits. */
const fenInput = z
  .union([z.number().int('not_a_price'), z.string().regex(/^\d{1,15}$/, 'not_a_price')], 'not_a_price')
  .transform((fen) => BigInt(fen))
  .refine((fen) => fen >= 0n, 'too_small')
  .refine((fen) => fen <= 100_000_000_000n, 'too_large');

export const PRODUCT_STATUSES = ['active', 'retired'] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

/** A category by code; `parent` null = at the top, absent = where it stands. */
export const CategoryInput = z
  .object({
    code: codeInput,
    name: nameInput,
    parent: blank(codeInput).meta({ description: 'Code of the category above' }),
  })
  .meta({ id: 'Category' });
export type CategoryInput = z.output<typeof CategoryInput>;
export const CategoryFormInput = CategoryInput.extend({ isNew: z.stringbool().default(false) });

/** Products by code: only `code` for a known one, a new one needs a name; absent = unchanged, null = cleared. */
export const ProductUpsertInput = z
  .object({
    code: codeInput,
    name: nameInput.optional(),
    brand: blank(codeInput).meta({ description: 'Code of the brand' }),
    category: blank(codeInput).meta({ description: 'Code of the category' }),
    listPriceFen: blank(fenInput).meta({ description: 'List price in integer fen' }),
    status: z.enum(PRODUCT_STATUSES, 'not_a_choice').optional(),
  })
  .meta({ id: 'Product' });
export type ProductUpsertInput = z.output<typeof ProductUpsertInput>;

/** A product as the form sends it; the money field posts fen, and what it cannot read as typed. */
export const ProductFormInput = z.object({
  code: codeInput,
  name: nameInput,
  brand: blank(codeInput),
  category: blank(codeInput),
  listPriceFen: blank(fenInput),
  status: z.enum(PRODUCT_STATUSES, 'not_a_choice').default('active'),
});
export type ProductFormInput = z.output<typeof ProductFormInput>;

/** What is absent stays as it is. */
export const ProductEditInput = ProductUpsertInput.extend({ id: z.uuid() });
export type ProductEditInput = z.output<typeof ProductEditInput>;
