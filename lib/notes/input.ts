import { z } from 'zod';
import { dayInput, lineInput } from '@/lib/organization/input';
import { asDay, rangeLength } from '@/lib/time';
import { NOTE_DAYS, NOTE_LENGTH } from './chart-note';

const days = {
  from: dayInput.transform(asDay),
  to: dayInput.transform(asDay),
  // Counted in characters as people count them, an emoji as one.
  text: lineInput(NOTE_LENGTH * 4)
    .min(1, 'required')
    .refine((text) => [...text].length <= NOTE_LENGTH, 'too_long'),
};
const checkDays = ({ from, to }: { from: string; to: string }, issues: z.core.ParsePayload['issues']) => {
  const wrong = (message: string) => issues.push({ code: 'custom', path: ['to'], message, input: to });
  if (to < from) wrong('before_start');
  else if (rangeLength({ from: asDay(from), to: asDay(to) }) > NOTE_DAYS) wrong('too_many_days');
};

/** A note about a store, a region, or (neither) the whole organization. */
export const AddNoteInput = z
  .object({ storeId: z.uuid().nullish(), regionId: z.uuid().nullish(), ...days })
  .check(({ value, issues }) => {
    checkDays(value, issues);
    if (value.storeId && value.regionId)
      issues.push({ code: 'custom', path: ['storeId'], message: 'not_a_choice', input: value.storeId });
  });
export type AddNoteInput = z.output<typeof AddNoteInput>;

export const ChangeNoteInput = z
  .object({ id: z.uuid(), ...days })
  .check(({ value, issues }) => checkDays(value, issues));
export type ChangeNoteInput = z.output<typeof ChangeNoteInput>;

export const RemoveNoteInput = z.object({ id: z.uuid(), isRemoved: z.boolean().default(true) });
export type RemoveNoteInput = z.output<typeof RemoveNoteInput>;
