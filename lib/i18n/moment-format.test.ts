import { describe, expect, it } from 'vitest';
import { momentFormat } from './moment-format';

describe('moments', () => {
  // Five hours before midnight in London is the next morning in Shanghai.
  const at = new Date('2026-11-20T19:04:05Z');

  it('are written like days, on the clocks of the zone', () => {
    expect(momentFormat('Asia/Shanghai')(at)).toBe('2026-11-21 03:04');
    expect(momentFormat('Asia/Shanghai', 'second')(at)).toBe('2026-11-21 03:04:05');
    expect(momentFormat('Asia/Shanghai', 'day')(at)).toBe('2026-11-21');
    expect(momentFormat('UTC', 'minute')(at)).toBe('2026-11-20 19:04');
  });

  it('keep both digits of early hours and months', () => {
    expect(momentFormat('UTC')(new Date('2026-01-02T00:05:00Z'))).toBe('2026-01-02 00:05');
  });
});
