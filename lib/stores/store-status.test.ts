import { describe, expect, it } from 'vitest';
import { moveStore, STORE_ACTS, STORE_STATUSES, storeActs } from '@/lib/stores/store-status';

const ALLOWED = [
  'draft submit submitted',
  'submitted approve approved',
  'submitted return draft reason',
  'approved open live',
  'approved return draft reason',
  'approved close closed reason',
  'live pause paused reason',
  'live close closed reason',
  'paused resume live',
  'paused close closed reason',
  'closed reopen paused reason',
];

describe('moveStore', () => {
  it('allows exactly the transitions of the table, over all statuses and acts', () => {
    const found: string[] = [];
    for (const status of STORE_STATUSES) {
      for (const act of STORE_ACTS) {
        const bare = moveStore(status, { act, reason: '  ' });
        const reasoned = moveStore(status, { act, reason: '装修' });
        if (!reasoned.ok) {
          expect(reasoned.code).toBe('not_allowed');
          continue;
        }
        if (!bare.ok) expect(bare.code).toBe('reason_required');
        found.push([status, act, reasoned.to, ...(bare.ok ? [] : ['reason'])].join(' '));
      }
    }
    expect(found.sort()).toEqual([...ALLOWED].sort());
  });

  it('offers what it allows', () => {
    for (const status of STORE_STATUSES) {
      for (const { act } of storeActs(status)) expect(moveStore(status, { act, reason: 'x' }).ok).toBe(true);
    }
  });

  it('reaches every status from a draft, and closed from everywhere', () => {
    const reach = (from: string) => {
      const seen = new Set([from]);
      for (const status of seen) {
        for (const { to } of storeActs(status as 'draft')) seen.add(to);
      }
      return seen;
    };
    expect([...reach('draft')].sort()).toEqual([...STORE_STATUSES].sort());
    for (const status of STORE_STATUSES) expect(reach(status).has('closed')).toBe(true);
  });
});
