import { describe, expect, it } from 'vitest';
import { asDay } from '@/lib/time';
import { anchorOf } from './dashboard-question';

describe('the day a page counts to', () => {
  const day = (text: string | null) => (text === null ? null : asDay(text));
  const anchor = (own: string | null, all: string | null) =>
    anchorOf({ own: day(own), all: day(all) }, asDay('2026-11-20'));

  it('is the same for a store as for all, but never past its own last day', () => {
    expect(anchor('2026-11-19', '2026-11-18')).toBe('2026-11-18');
    expect(anchor('2026-11-12', '2026-11-18')).toBe('2026-11-12');
    expect(anchor(null, '2026-11-18')).toBe('2026-11-18');
    expect(anchor('2026-11-17', null)).toBe('2026-11-17');
    expect(anchor(null, null)).toBe('2026-11-19');
  });
});
