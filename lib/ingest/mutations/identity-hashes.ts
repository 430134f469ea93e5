import 'server-only';
import { lookupHash } from '@/lib/personal-data';
import type { Planned } from '../batch-plan';

/** Keyed hashes of an item's identities, `kind:hex`: compared and kept without keeping who they are. */
export const hashesOf = (orgId: string, { identities }: Planned): string[] =>
  identities.map(({ kind, value }) => `${kind}:${lookupHash(orgId, kind, value).toString('hex')}`);
