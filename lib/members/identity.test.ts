import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalIdentity, IDENTITY_KINDS, identityHashInput } from '@/lib/members/identity';

describe('canonicalIdentity', () => {
  it.each([
    ['phone', ' 138-1234-5678 ', '+8613812345678'],
    ['unionid', ' oXyZ_-1 ', 'oXyZ_-1'],
    ['external_user_id', 'wmAbC', 'wmAbC'],
    ['card_no', '００12 34ab', '001234AB'],
    ['pos_id', '007', '007'],
  ] as const)('%s %s is %s', (kind, text, value) => {
    expect(canonicalIdentity(kind, text)).toEqual({ ok: true, kind, value });
  });

  it.each([
    ['phone', '1.38E+10', 'scientific'],
    ['card_no', '6.22E+15', 'scientific'],
    ['unionid', '', 'empty'],
    ['card_no', '   ', 'empty'],
    ['pos_id', 'x'.repeat(65), 'too_long'],
    ['unionid', 'a b', 'bad_character'],
    ['unionid', 'a\u0000b', 'bad_character'],
    ['unionid', 'a\u200bb', 'bad_character'],
  ] as const)('refuses %s %j as %s', (kind, text, code) => {
    expect(canonicalIdentity(kind, text)).toEqual({ ok: false, kind, code });
  });

  it('is stable, and hashes apart what is equal under another kind', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...IDENTITY_KINDS),
        fc.string({ unit: 'grapheme', maxLength: 70 }),
        (kind, text) => {
          const once = canonicalIdentity(kind, text);
          if (once.ok) expect(canonicalIdentity(kind, once.value)).toEqual(once);
        },
      ),
    );
    expect(new Set(IDENTITY_KINDS.map((kind) => identityHashInput(kind, '1'))).size).toBe(
      IDENTITY_KINDS.length,
    );
  });
});
