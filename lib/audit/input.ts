import { z } from 'zod';

const optionalDay = z.iso.date().optional().catch(undefined);
const text = z.string().trim().max(100).default('').catch('');

/** The search of the audit page, as it stands in its address; what cannot be understood is left out. */
export const AuditSearchInput = z.object({
  /** `store` finds all of `store.…`; `store.created` only that. */
  action: text,
  actor: text,
  object: text,
  from: optionalDay,
  to: optionalDay,
  after: z.string().max(300).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).default(50).catch(50),
});
export type AuditSearch = z.input<typeof AuditSearchInput>;
export const VerifyAuditInput = z.object({});
