import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newOrganization, type TestOrganization, testNow } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { systemContext } from '@/lib/auth/context';
import { placeTouchpoints } from '@/lib/stores/mutations/upsert-touchpoints';
import { findPublicTouchpoint } from '@/lib/stores/queries/touchpoints';
import { touchpointToken } from '@/lib/stores/touchpoint';
import { openScan } from '../queries/open-scan';
import { takeScan } from './take-scan';

const { owner } = await openStage();
let org: TestOrganization;
let token: string;
let touchpointId: string;

beforeAll(async () => {
  org = await newOrganization('scan');
  const ctx = await systemContext(org.orgId, { now: testNow });
  await placeTouchpoints(ctx, [
    { code: 'door', name: 'Door', kind: 'door', store: org.eastOne.code, placedOn: '2026-01-01' },
  ]);
  const [row] = await owner<{ id: string }[]>`select id from touchpoints where org_id = ${org.orgId}`;
  touchpointId = row?.id ?? '';
  token = touchpointToken({ orgId: org.orgId, id: touchpointId });
});
beforeEach(async () => {
  await owner`update touchpoints set status = 'live' where id = ${touchpointId}`;
  await owner`update stores set status = 'live' where id = ${org.eastOne.id}`;
});

const scans = () =>
  owner<{ visitor: string; member_id: string | null; channel: string }[]>`
    select visitor, member_id, channel from touchpoint_scans where org_id = ${org.orgId} order by occurred_at`;
const held = async () => (await owner`select 1 from quarantined_items where org_id = ${org.orgId}`).length;
const load = async () => (await openScan(token))?.load ?? '';
/** A moment and an address nobody used before, unless told. */
let moment = 0;
const scan = (more: {
  load: string;
  visitor?: string | null;
  token?: string;
  address?: string;
  at?: number;
}) => {
  moment += 60_000;
  return takeScan({ token, visitor: null, address: `10.0.0.${moment / 60_000}`, at: moment, ...more });
};

describe('the page of a QR code', () => {
  it('is counted once however often it tells, and keeps nothing but a keyed name of the browser', async () => {
    const one = await load();
    const first = await scan({ load: one });
    expect(first?.counted).toBe(true);
    const again = await scan({ load: one, visitor: first?.visitor ?? null });
    expect(again).toEqual({ counted: false, visitor: first?.visitor });
    // The cookie was lost on the way: still the same opening.
    expect(await scan({ load: one })).toEqual({ counted: false, visitor: null });
    const next = await scan({ load: await load(), visitor: first?.visitor ?? null });
    expect(next).toEqual({ counted: true, visitor: first?.visitor });
    const rows = await scans();
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map(({ visitor }) => visitor)).size).toBe(1);
    expect(rows[0]).toMatchObject({ member_id: null, channel: 'touchpoint' });
    expect(rows[0]?.visitor).toMatch(/^[0-9a-f]{32}$/);
    expect(rows[0]?.visitor).not.toContain((first?.visitor ?? '').replaceAll('-', '').slice(0, 12));
    const [day] = await owner`select sum(scans)::int as scans from store_day where org_id = ${org.orgId}`;
    expect(day?.scans).toBe(2);
  });

  it('counts once in half a minute for a browser, and for an address whose browsers have no name', async () => {
    const before = (await scans()).length;
    const first = await scan({ load: await load(), address: '10.1.1.1', at: 0 });
    const isCounted = async (visitor: string | null, address: string, at: number) =>
      (await scan({ load: await load(), visitor, address, at }))?.counted;
    const visitor = first?.visitor ?? '';
    expect(await isCounted(visitor, '10.1.1.1', 5_000)).toBe(false);
    expect(await isCounted(visitor, '10.9.9.9', 29_000)).toBe(false);
    expect(await isCounted(visitor, '10.9.9.9', 36_000)).toBe(true);
    // Without a name, or with one we never gave, the address counts.
    expect(await isCounted(null, '10.1.1.1', 29_000)).toBe(false);
    expect(await isCounted('0198c0de-0000-7abc-8def-0123456789ab', '10.1.1.1', 29_000)).toBe(false);
    expect(
      await isCounted(`${visitor.slice(0, -1)}${visitor.endsWith('0') ? '1' : '0'}`, '10.1.1.1', 29_000),
    ).toBe(false);
    expect(await isCounted(null, '10.2.2.2', 29_000)).toBe(true);
    expect(await isCounted(null, '10.1.1.1', 31_000)).toBe(true);
    expect((await scans()).length).toBe(before + 4);
    const kept = await owner`select s::text from touchpoint_scans s where org_id = ${org.orgId}`;
    expect(JSON.stringify(kept)).not.toContain('10.1.1.1');
  });

  it('writes nothing when it is only opened', async () => {
    const before = (await scans()).length;
    await load();
    await load();
    expect((await scans()).length).toBe(before);
  });

  it('counts no opening that this installation did not give out, and holds nothing of it', async () => {
    const one = await load();
    const before = (await scans()).length;
    const forged = `${one.slice(0, 8)}${one[8] === 'a' ? 'b' : 'a'}${one.slice(9)}`;
    for (const bad of ['', 'x.y', forged, `${one}0`]) expect(await scan({ load: bad })).toBeNull();
    expect(await scan({ token: 'A'.repeat(43), load: one })).toBeNull();
    // The same opening under another browser's name would be another fact of the same key.
    await scan({ load: one });
    const other = '0198c0de-0000-7abc-8def-0123456789ab';
    expect((await scan({ load: one, visitor: other }))?.counted).toBe(false);
    expect((await scans()).length).toBe(before + 1);
    expect(await held()).toBe(0);
  });

  it('of a retired code or a closed store is shown and not counted', async () => {
    const before = (await scans()).length;
    await owner`update touchpoints set status = 'retired' where id = ${touchpointId}`;
    expect((await scan({ load: await load() }))?.counted).toBe(false);
    expect((await findPublicTouchpoint(token))?.status).toBe('retired');
    await owner`update touchpoints set status = 'live' where id = ${touchpointId}`;
    await owner`update stores set status = 'closed' where id = ${org.eastOne.id}`;
    expect((await scan({ load: await load() }))?.counted).toBe(false);
    expect((await scans()).length).toBe(before);
  });

  it('is not there for an address nobody printed, nor under another organization', async () => {
    const foreign = await newOrganization('other');
    expect(await findPublicTouchpoint('nothing')).toBeNull();
    const mixed = touchpointToken({ orgId: foreign.orgId, id: touchpointId });
    expect(await findPublicTouchpoint(mixed)).toBeNull();
    const absent = touchpointToken({ orgId: '0198c0de-0000-7abc-8def-0123456789ab', id: touchpointId });
    expect(await findPublicTouchpoint(absent)).toBeNull();
  });
});
