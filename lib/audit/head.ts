import 'server-only';
import { z } from 'zod';
import { lookupHash } from '@/lib/personal-data';

const HeadInput = z.object({ seq: z.number().int().min(1), hash: z.string(), mac: z.string() });

/** The last link under a hash keyed outside the database: whoever can change rows cannot make one. */
export function signHead(orgId: string, head: { seq: number; hash: Buffer }) {
  const hash = head.hash.toString('hex');
  return { seq: head.seq, hash, mac: lookupHash(orgId, 'audit-head', `${head.seq}:${hash}`).toString('hex') };
}

/** The signed head, or null when it is absent or was not made by us. */
export function openHead(orgId: string, value: unknown): { seq: number; hash: string } | null {
  const parsed = HeadInput.safeParse(value);
  if (!parsed.success) return null;
  const { seq, hash, mac } = parsed.data;
  const own = lookupHash(orgId, 'audit-head', `${seq}:${hash}`).toString('hex');
  return own === mac ? { seq, hash } : null;
}
