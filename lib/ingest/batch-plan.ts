import { canonicalIdentity, type IdentityKind, WHO_KEYS, type WhoKey } from '@/lib/members/identity';
import type { IngestItem, ItemResult, Taken, WhoInput } from './input';

/** An item that passed its description, with its place in the batch and the hash of its body. */
export type Planned<I extends IngestItem = IngestItem> = {
  index: number;
  item: I;
  bodyHash: string;
  identities: { kind: IdentityKind; value: string }[];
};

export type Fault = { code: string; path?: string; hint?: string };

/** Canonical identities of a `who`, or the first that cannot be one. */
export function identitiesOf(who: WhoInput | undefined): {
  identities: Planned['identities'];
  fault?: Fault;
} {
  const identities: Planned['identities'] = [];
  for (const [name, text] of Object.entries(who ?? {})) {
    if (text === undefined || text.trim() === '') continue;
    const canonical = canonicalIdentity(WHO_KEYS[name as WhoKey], text);
    if (!canonical.ok)
      return {
        identities: [],
        fault: { code: `bad_${canonical.kind}_${canonical.code}`, path: `member.${name}` },
      };
    identities.push({ kind: canonical.kind, value: canonical.value });
  }
  return { identities };
}

/** Items of one key twice in a batch: the first counts, an equal one is a duplicate, another body a conflict. */
export function splitRepeated(planned: readonly Planned[]): {
  first: Planned[];
  repeated: { planned: Planned; of: Planned }[];
} {
  const byKey = new Map<string, Planned>();
  const repeated: { planned: Planned; of: Planned }[] = [];
  for (const one of planned) {
    const key = `${one.item.type} ${one.item.id}`;
    const before = byKey.get(key);
    if (before) repeated.push({ planned: one, of: before });
    else byKey.set(key, one);
  }
  return { first: [...byKey.values()], repeated };
}

export type BatchReply = {
  accepted: number;
  duplicates: number;
  conflicts: number;
  rejected: number;
  quarantined: number;
  results: ItemResult[];
};

/** Counts of a batch; `results` lists what was not simply accepted. */
export function replyOf(results: readonly Taken[]): BatchReply {
  const count = (status: ItemResult['status']) => results.filter((result) => result.status === status).length;
  return {
    accepted: count('accepted'),
    duplicates: count('duplicate'),
    conflicts: count('conflict'),
    rejected: count('rejected'),
    quarantined: count('quarantined'),
    results: results
      .filter((result) => result.status !== 'accepted')
      .map(({ hint: _inside, ...result }) => result)
      .sort((a, b) => a.index - b.index),
  };
}
