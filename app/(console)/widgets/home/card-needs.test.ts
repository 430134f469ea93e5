import { describe, expect, it } from 'vitest';
import type { Permission } from '@/lib/auth/permissions';
import { placeCards } from '@/lib/home/cards';
import { cardsFor } from './card-needs';

const keysFor = (held: readonly Permission[]) =>
  cardsFor(placeCards('admin', { role: null, own: null }), (one) => held.includes(one)).map(({ key }) => key);

describe('a home', () => {
  it('leaves out cards whose data a role does not see', () => {
    expect(keysFor(['stores:read', 'reports:export'])).toEqual(['onboarding', 'exports']);
    expect(keysFor([])).toEqual([]);
  });
});
