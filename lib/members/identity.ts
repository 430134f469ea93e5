import { normalizePhone, type PhoneErrorCode } from '@/lib/members/phone';

/** What a member can be known by. A verified one makes the member identifiable. */
export const IDENTITY_KINDS = ['phone', 'unionid', 'external_user_id', 'card_no', 'pos_id'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** The caller's names in `who`, in the order in which they are tried. */
export const WHO_KEYS = {
  phone: 'phone',
  unionid: 'unionid',
  externalUserId: 'external_user_id',
  cardNo: 'card_no',
  posId: 'pos_id',
} as const satisfies Record<string, IdentityKind>;
export type WhoKey = keyof typeof WHO_KEYS;

export type IdentityErrorCode = PhoneErrorCode | 'bad_character';
export type CanonicalIdentity =
  | { ok: true; kind: IdentityKind; value: string }
  | { ok: false; kind: IdentityKind; code: IdentityErrorCode };

const LONGEST = 64;

/**
 * One spelling per identity, so that equal identities have equal keyed hashes. Phones become E.164;
 * platform ids are case-sensitive and stay as they are; card and till numbers lose width, spaces and case
 * but keep their leading zeros.
 */
export function canonicalIdentity(kind: IdentityKind, text: string): CanonicalIdentity {
  if (kind === 'phone') {
    const phone = normalizePhone(text);
    return phone.ok ? { ok: true, kind, value: phone.e164 } : { ok: false, kind, code: phone.code };
  }
  const isNumber = kind === 'card_no' || kind === 'pos_id';
  const value = isNumber
    ? text.normalize('NFKC').toUpperCase().normalize('NFKC').replace(/\s/g, '')
    : text.trim();
  if (value === '') return { ok: false, kind, code: 'empty' };
  if (value.length > LONGEST) return { ok: false, kind, code: 'too_long' };
  if (isNumber && /^\d(\.\d+)?E\+\d+$/.test(value)) return { ok: false, kind, code: 'scientific' };
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zs}\p{Zl}\p{Zp}]/u.test(value))
    return { ok: false, kind, code: 'bad_character' };
  return { ok: true, kind, value };
}

/** What goes into the keyed hash: the kind keeps a card number from meeting an equal till number. */
export function identityHashInput(kind: IdentityKind, canonicalValue: string): string {
  return `${kind}:${canonicalValue}`;
}
