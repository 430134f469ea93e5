import { describe, expect, it } from 'vitest';
import { STORE_STATUSES } from './store-status';
import { guestState, openTouchpointToken, touchpointPath, touchpointToken } from './touchpoint';

const orgId = '0198c0de-0000-7abc-8def-0123456789ab';
const id = '0198c0de-ffff-7fff-bfff-ffffffffffff';

describe('the address of a touchpoint', () => {
  it('carries organization and id, and gives them back', () => {
    const token = touchpointToken({ orgId, id });
    // Written down by hand: base64url of the 32 bytes as another tool makes it.
    expect(token).toBe(Buffer.from((orgId + id).replaceAll('-', ''), 'hex').toString('base64url'));
    expect(openTouchpointToken(token)).toEqual({ orgId, id });
    expect(touchpointPath({ orgId, id })).toBe(`/t/${token}`);
  });

  it.each(['', 'x', '../../etc', 'a'.repeat(44), `${'A'.repeat(42)}!`, `${'A'.repeat(42)}B`])(
    'refuses %j',
    (token) => expect(openTouchpointToken(token)).toBeNull(),
  );
});

describe('what a guest is told', () => {
  it('is a welcome only where the store is open; a code out of use says so only there', () => {
    const told = (status: 'live' | 'retired') =>
      STORE_STATUSES.map((storeStatus) => `${storeStatus} ${guestState({ status, storeStatus })}`);
    const shut = ['draft soon', 'submitted soon', 'approved soon'];
    expect(told('live')).toEqual([...shut, 'live welcome', 'paused paused', 'closed closed']);
    expect(told('retired')).toEqual([...shut, 'live retired', 'paused paused', 'closed closed']);
  });
});
