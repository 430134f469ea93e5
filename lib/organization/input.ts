import { z } from 'zod';

export const codeInput = z.string().trim().min(1, 'required').max(64, 'too_long').regex(/^\S+$/, 'no_spaces');
export const nameInput = z.string().trim().normalize('NFKC').min(1, 'required').max(80, 'too_long');

export const OrganizationInput = z.object({
  code: codeInput,
  name: nameInput,
  timeZone: z.string().default('Asia/Shanghai'),
  cutoffHour: z.number().int().min(0).max(12).default(0),
  isSample: z.boolean().default(false),
});
export type OrganizationInput = z.output<typeof OrganizationInput>;

export const BrandInput = z.object({ code: codeInput, name: nameInput });
export type BrandInput = z.output<typeof BrandInput>;

/** `parentCode` absent = directly under the root. */
export const RegionInput = z.object({ code: codeInput, name: nameInput, parentCode: codeInput.optional() });
export type RegionInput = z.output<typeof RegionInput>;

export const ChannelInput = z.object({
  code: codeInput,
  name: nameInput,
  sourceClass: z.enum(['public', 'private', 'unknown']).default('unknown'),
});
export type ChannelInput = z.output<typeof ChannelInput>;
