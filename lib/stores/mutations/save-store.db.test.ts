import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import { type Context, systemContext } from '@/lib/auth/context';
import { listBrands } from '@/lib/organization/queries';
import { StoreEditInput, StoreInput } from '../input';
import { findApproval } from '../queries/approvers';
import { getStore, listStatusChanges } from '../queries/get-store';
import { changeStoreStatus } from './change-status';
import { createStore, updateStore } from './save-store';
import { upsertStores } from './upsert-stores';

let database: TestDatabase;
let chain: TestOrganization;
let ctx: Context;
let brand: string;

beforeAll(async () => {
  database = await openTestDatabase();
  chain = await newOrganization();
  ctx = await systemContext(chain.orgId, { now: new Date('2026-11-21T04:00:00Z') });
  brand = (await listBrands(ctx)).find(({ id }) => id === chain.brandA.id)?.code ?? '';
});
afterAll(() => database.drop());

const form = (code: string, more: Record<string, string> = {}) =>
  StoreInput.parse({
    code,
    name: '静安大悦城店',
    brand,
    region: chain.eastCity.code,
    cityCode: '310000',
    ...more,
  });
const admin = async () => contextOf(await newUser(chain.orgId, { role: 'admin' }));

describe('the form of a store', () => {
  it('makes a draft, converts coordinates, and refuses a code that exists beside its field', async () => {
    const { id } = await createStore(
      ctx,
      form('F1', { latitude: '31.2304', longitude: '121.4737', coordinateSystem: 'gcj02' }),
    );
    const store = await getStore(ctx, { id });
    expect(store).toMatchObject({
      status: 'draft',
      brand: { code: brand },
      region: { code: chain.eastCity.code },
      version: 1,
    });
    // GCJ-02 lies some 500 m south-east of WGS-84 in Shanghai.
    expect(store.latitude).toBeCloseTo(31.2323, 3);
    expect(store.longitude).toBeCloseTo(121.4692, 3);
    await expect(createStore(ctx, form('F1'))).rejects.toMatchObject({ fields: { code: 'code_taken' } });
  });

  it('refuses an older version with a cure, and tells what changed', async () => {
    const { id } = await createStore(ctx, form('F2'));
    const edit = (version: number, name: string) =>
      updateStore(ctx, StoreEditInput.parse({ id, version, code: 'F2', name, brand, cityCode: '310000' }));
    expect(await edit(1, '新店名')).toEqual({ id, changed: ['name'] });
    await expect(edit(1, '旧表单')).rejects.toMatchObject({
      code: 'conflict',
      reason: 'store_changed_meanwhile',
    });
  });

  it('is edited without a city when it came without one, but keeps a known city', async () => {
    const [made] = await upsertStores(ctx, [
      { code: 'F9', name: '爱雍乌节店', brand, region: chain.eastCity.code },
    ]);
    const { id, version } = await getStore(ctx, { id: made?.id ?? '' });
    const edit = (version: number, managerName: string, cityCode: string) =>
      updateStore(
        ctx,
        StoreEditInput.parse({ id, version, code: 'F9', name: '爱雍乌节店', brand, managerName, cityCode }),
      );
    expect(await edit(version, '陈', '')).toEqual({ id, changed: ['managerName'] });
    expect((await edit(version + 1, '陈', '310000')).changed).toEqual(['cityCode']);
    await expect(edit(version + 2, '陈', '')).rejects.toMatchObject({ fields: { cityCode: 'required' } });
  });

  it('is not found from another organization or region', async () => {
    const { id } = await createStore(ctx, form('F3'));
    const other = await newOrganization();
    const stranger = await contextOf(await newUser(other.orgId, { role: 'admin' }));
    const west = await contextOf(
      await newUser(chain.orgId, { role: 'regional_lead', reach: { regionId: chain.west.id } }),
    );
    const edit = StoreEditInput.parse({ id, version: 1, code: 'F3', name: 'X', brand, cityCode: '310000' });
    for (const outsider of [stranger, west]) {
      await expect(getStore(outsider, { id })).rejects.toMatchObject({ code: 'not_found' });
      await expect(updateStore(outsider, edit)).rejects.toMatchObject({ code: 'not_found' });
      await expect(
        changeStoreStatus(outsider, { id, act: 'submit', reason: null, effectiveOn: null }),
      ).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('the life of a store', () => {
  const step = (
    who: Context,
    id: string,
    act: 'submit' | 'approve' | 'open' | 'pause' | 'close',
    reason: string | null = null,
  ) => changeStoreStatus(who, { id, act, reason, effectiveOn: null });

  it('needs two people to approve, a reason to pause, and remembers everything', async () => {
    const [first, second] = [await admin(), await admin()];
    const { id } = await createStore(first, form('L1'));
    expect(await findApproval(first, { id })).toBeNull();
    await step(first, id, 'submit');
    expect(await findApproval(first, { id })).toMatchObject({ isOwn: true, mayApprove: false });
    expect((await findApproval(first, { id }))?.others).toContain(second.actor.name);
    expect(await findApproval(second, { id })).toMatchObject({ isOwn: false, mayApprove: true });
    await expect(step(first, id, 'approve')).rejects.toMatchObject({ reason: 'store_own_approval' });
    const lead = await contextOf(
      await newUser(chain.orgId, { role: 'regional_lead', reach: { regionId: chain.east.id } }),
    );
    expect(await findApproval(lead, { id })).toMatchObject({ isOwn: false, mayApprove: false });
    await expect(step(lead, id, 'approve')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await step(second, id, 'approve')).toEqual({ status: 'approved' });
    await step(second, id, 'open');
    await expect(step(second, id, 'pause')).rejects.toMatchObject({ fields: { reason: 'required' } });
    await step(second, id, 'pause', '装修');
    await expect(step(second, id, 'open')).rejects.toMatchObject({ code: 'conflict' });
    const changes = await listStatusChanges(ctx, { id });
    expect(changes.map(({ toStatus, reason }) => [toStatus, reason])).toEqual([
      ['paused', '装修'],
      ['live', null],
      ['approved', null],
      ['submitted', null],
      ['draft', null],
    ]);
    expect(changes[0]).toMatchObject({ actorName: second.actor.name, effectiveOn: '2026-11-21' });
  });
});
