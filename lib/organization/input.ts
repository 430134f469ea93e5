import { z } from 'zod';
import { upDownPairs } from '@/lib/i18n/locale';

/**
 * PostgreSQL keeps no U+0000 and no half of a pair; no other control character belongs into a line of text, and marks that
 * turn the direction of reading turn that of the whole page.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const plain = /^[^\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069\ud800-\udfff]*$/u;
/** Something to see: a name of joiners and spaces of no width is no name. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** One line of text up to a length; `not_plain` for control characters. */
export const lineInput = (longest: number) =>
  z.string().trim().normalize('NFC').max(longest, 'too_long').regex(plain, 'not_plain');

export const codeInput = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(64, 'too_long')
  .regex(/^\S+$/, 'no_spaces')
  .regex(plain, 'not_plain')
  .meta({ description: 'Code of the caller, up to 64 characters without spaces' });
export const nameInput = z
  .string('required')
  .trim()
  .normalize('NFC')
  .min(1, 'required')
  .max(80, 'too_long')
  .regex(plain, 'not_plain')
  .refine((name) => name === '' || visible.test(name), 'required')
  .meta({ description: 'Name that people read, up to 80 characters' });
/** A real calendar day; what a form leaves empty is null. */
export const dayInput = z.iso
  .date('not_a_day')
  .refine((day) => day >= '1900-01-01' && day < '2200', 'not_a_day');

export const OrganizationInput = z.object({
  code: codeInput,
  name: nameInput,
  timeZone: z.string().default('Asia/Shanghai'),
  cutoffHour: z.number().int().min(0).max(12).default(0),
  isSample: z.boolean().default(false),
});
export type OrganizationInput = z.output<typeof OrganizationInput>;

export const BrandInput = z.object({ code: codeInput, name: nameInput }).meta({ id: 'Brand' });
export type BrandInput = z.output<typeof BrandInput>;

/** `parentCode` absent = directly under the root. */
export const RegionInput = z
  .object({
    code: codeInput,
    name: nameInput,
    parentCode: codeInput
      .optional()
      .meta({ description: 'Code of the region above; absent = directly under the root' }),
  })
  .meta({ id: 'Region' });
export type RegionInput = z.output<typeof RegionInput>;

export const ChannelInput = z
  .object({
    code: codeInput,
    name: nameInput,
    sourceClass: z.enum(['public', 'private', 'unknown'], 'not_a_choice').default('unknown').meta({
      description: 'Public traffic (ads, search, marketplace), private (guide, community) or unknown',
    }),
  })
  .meta({ id: 'Channel' });
export type ChannelInput = z.output<typeof ChannelInput>;

/** A form tells whether it makes something new: then a code that exists is refused instead of changed. */
const isNew = { isNew: z.stringbool().default(false) };
export const BrandFormInput = BrandInput.extend(isNew);
export const RegionFormInput = RegionInput.extend(isNew);
export const ChannelFormInput = ChannelInput.extend(isNew);

/** Colours of up and down for everybody who has not chosen their own. */
export const UpDownInput = z.object({ colors: z.enum(upDownPairs, 'not_a_choice') });
export type UpDownInput = z.output<typeof UpDownInput>;

/** Paging of API lists. */
export const PageInput = z.object({
  limit: z.coerce
    .number('not_a_number')
    .int('not_a_number')
    .min(1, 'too_small')
    .max(200, 'too_large')
    .default(50),
  cursor: lineInput(256).optional(),
});
export type PageInput = z.output<typeof PageInput>;

export const ListRequest = z.object({ params: z.object({}), query: PageInput });
export const CodeRequest = z.object({ params: z.object({ code: lineInput(64) }), query: z.object({}) });
/** One item or up to 1,000; each is read by its own input, so that a bad one does not lose the others. */
export const UpsertRequest = z.object({
  params: z.object({}),
  query: z.object({}),
  body: z.union([
    z.array(z.unknown()).min(1).max(1000, 'too_many'),
    z.record(z.string(), z.unknown()).transform((one) => [one]),
  ]),
});
