import { z } from 'zod';
import { normalizePhone } from '@/lib/members/phone';
import { codeInput, dayInput, nameInput } from '@/lib/organization/input';

/** What a form leaves empty clears the field. */
const blankIsNull = (raw: unknown) => (typeof raw === 'string' && raw.trim() === '' ? null : raw);
const blank = <T extends z.ZodType>(input: T) => z.preprocess(blankIsNull, input.nullable().optional());

/** A phone as people write it; E.164 comes out. */
const phone = z
  .string('not_a_phone')
  .max(40, 'too_long')
  .transform((text, check) => {
    const parsed = normalizePhone(text);
    if (parsed.ok) return parsed.e164;
    const message = parsed.code === 'scientific' ? 'phone_scientific' : 'not_a_phone';
    check.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const days = { hiredOn: blank(dayInput), leftOn: blank(dayInput) };
type Days = { hiredOn?: string | null; leftOn?: string | null };

function checkDays({ hiredOn, leftOn }: Days, check: z.RefinementCtx): void {
  if (hiredOn && leftOn && leftOn < hiredOn)
    check.addIssue({ code: 'custom', path: ['leftOn'], message: 'left_before_hired' });
}

/** Guides by code from another system or a file; absent = unchanged, null = cleared. A new one needs a name. */
export const GuideUpsertInput = z
  .object({
    code: codeInput,
    name: nameInput.optional(),
    phone: blank(phone).meta({ description: 'Kept encrypted; never answered in full' }),
    ...days,
  })
  .superRefine(checkDays)
  .meta({ id: 'Guide' });
export type GuideUpsertInput = z.output<typeof GuideUpsertInput>;

export const GUIDE_ROLES = ['guide', 'store_manager', 'regional_lead'] as const;
export type GuideRole = (typeof GUIDE_ROLES)[number];
const role = z.enum(GUIDE_ROLES, 'not_a_choice');

/** A stay of a guide in a store. The same guide, store and first day again changes that stay. */
export const AssignmentInput = z
  .object({
    guide: codeInput.meta({ description: 'Code of the guide' }),
    store: codeInput.meta({ description: 'Code of the store' }),
    role: role.default('guide'),
    validFrom: z.preprocess(blankIsNull, z.string('required').pipe(dayInput)),
    validTo: blank(dayInput).meta({ description: 'First business day no longer there; null = open' }),
  })
  .superRefine(({ validFrom, validTo }, check) => {
    if (validTo && validTo <= validFrom)
      check.addIssue({ code: 'custom', path: ['validTo'], message: 'ends_before_start' });
  })
  .meta({ id: 'GuideAssignment' });
export type AssignmentInput = z.output<typeof AssignmentInput>;

/** A new guide as the form sends it, with the first store; who sees a part of the chain must name one. */
export const GuideFormInput = z.object({
  code: codeInput,
  name: nameInput,
  phone: blank(phone),
  hiredOn: blank(dayInput),
  store: blank(codeInput),
  role: role.default('guide'),
});
export type GuideFormInput = z.output<typeof GuideFormInput>;

/** A changed guide; an empty phone keeps the stored one, `dropPhone` removes it. */
export const GuideEditInput = z
  .object({
    id: z.uuid(),
    name: nameInput,
    phone: blank(phone),
    dropPhone: z.stringbool().default(false),
    ...days,
  })
  .superRefine(checkDays);
export type GuideEditInput = z.output<typeof GuideEditInput>;

/** A stay as the guide's page adds it. */
export const AssignFormInput = z.object({
  id: z.uuid(),
  store: z.preprocess(blankIsNull, z.string('required').pipe(codeInput)),
  role,
  validFrom: z.preprocess(blankIsNull, z.string('required').pipe(dayInput)),
});
export type AssignFormInput = z.output<typeof AssignFormInput>;

/** Ends a stay; `lastDay` is the last business day there. */
export const EndAssignmentInput = z.object({
  id: z.uuid(),
  storeId: z.uuid(),
  validFrom: dayInput,
  lastDay: z.preprocess(blankIsNull, z.string('required').pipe(dayInput)),
});
export type EndAssignmentInput = z.output<typeof EndAssignmentInput>;

/** Takes a stay back that has not begun. */
export const CancelAssignmentInput = z.object({ id: z.uuid(), storeId: z.uuid(), validFrom: dayInput });
export type CancelAssignmentInput = z.output<typeof CancelAssignmentInput>;
