import { beforeAll, describe, expect, it } from 'vitest';
import { contextOf, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import type { Context } from '@/lib/auth/context';
import { NewTouchpointInput } from '../input';
import { listPrintCards, listTouchpoints } from '../queries/touchpoints';
import {
  createTouchpoint,
  placeStandardTouchpoints,
  setTouchpointStatus,
  updateTouchpoint,
} from './save-touchpoint';

const { owner } = await openStage();
let org: TestOrganization;
let admin: Context;
let west: Context;
let input: NewTouchpointInput;

beforeAll(async () => {
  org = await newOrganization('touch');
  admin = await contextOf(await newUser(org.orgId, { role: 'admin' }));
  const reach = { regionId: org.west.id };
  west = await contextOf(await newUser(org.orgId, { role: 'regional_lead', reach }));
  input = NewTouchpointInput.parse({
    ...{ storeId: org.eastOne.id, code: 'E1-door', name: '门口海报', kind: 'door', place: '门口左侧' },
    placedOn: '2026-11-20',
  });
});

const audited = async (id: string) =>
  (
    await owner<{ action: string }[]>`select action from audit_events where object_id = ${id} order by id`
  ).map(({ action }) => action);

describe('touchpoints of a store', () => {
  it('are placed, changed, retired and restored, each in the audit once', async () => {
    const { id } = await createTouchpoint(admin, input);
    const fields = { id, name: '门口立牌', kind: 'door' as const, place: '门口右侧', placedOn: '2026-11-20' };
    await updateTouchpoint(admin, fields);
    await updateTouchpoint(admin, fields);
    await setTouchpointStatus(admin, { id, status: 'retired' });
    await setTouchpointStatus(admin, { id, status: 'retired' });
    expect(await listPrintCards(admin, { storeIds: [org.eastOne.id], limit: 9 })).toEqual([]);
    await setTouchpointStatus(admin, { id, status: 'live' });
    expect(await listTouchpoints(admin, { storeId: org.eastOne.id })).toMatchObject([
      { id, code: 'E1-door', name: '门口立牌', place: '门口右侧', status: 'live' },
    ]);
    expect(await listPrintCards(admin, { ids: [id], limit: 9 })).toMatchObject([
      { code: 'E1-door', storeName: org.eastOne.name, brandName: org.brandA.name },
    ]);
    expect(await audited(id)).toEqual([
      ...['touchpoint.created', 'touchpoint.updated', 'touchpoint.retired', 'touchpoint.restored'],
    ]);
  });

  it('have codes of their own: the second of two who send one is refused beside the field', async () => {
    const twice = { ...input, code: 'E1-shelf' };
    const sent = await Promise.allSettled([createTouchpoint(admin, twice), createTouchpoint(admin, twice)]);
    expect(sent.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(createTouchpoint(admin, twice)).rejects.toMatchObject({ fields: { code: 'code_taken' } });
  });

  it('are not placed in the future', async () => {
    const late = { ...input, code: 'E1-late', placedOn: '2026-12-24' };
    await expect(createTouchpoint(admin, late)).rejects.toMatchObject({ fields: { placedOn: 'in_future' } });
  });

  it('of a store out of reach are as if they were not', async () => {
    const [own] = await listTouchpoints(admin, { storeId: org.eastOne.id });
    const id = own?.id ?? '';
    expect(await listTouchpoints(west, { storeId: org.eastOne.id })).toEqual([]);
    expect(await listPrintCards(west, { ids: [id], storeIds: [org.eastOne.id], limit: 9 })).toEqual([]);
    for (const act of [
      () => createTouchpoint(west, { ...input, code: 'W-door' }),
      () => updateTouchpoint(west, { id, name: 'x', kind: 'door', placedOn: '2026-11-20' }),
      () => setTouchpointStatus(west, { id, status: 'retired' }),
      () => placeStandardTouchpoints(west, { storeId: org.eastOne.id, names: { door: 'd', cashier: 'c' } }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'not_found' });
  });

  it('begin with door and checkout; what stands already is not placed again', async () => {
    const names = { door: '门口海报', cashier: '收银台立牌' };
    const storeId = org.westOne.id;
    expect(await placeStandardTouchpoints(west, { storeId, names })).toEqual({ storeId, placed: 2 });
    expect(await placeStandardTouchpoints(west, { storeId, names })).toEqual({ storeId, placed: 0 });
    expect((await listTouchpoints(west, { storeId })).map(({ code }) => code)).toEqual([
      ...[`${org.westOne.code}-door`, `${org.westOne.code}-cashier`],
    ]);
  });
});
