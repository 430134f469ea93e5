import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDb } from '@/db/client';
import { auditEvents } from '@/db/schema/audit';
import { grants } from '@/db/schema/auth';
import { storeRegionHistory, stores } from '@/db/schema/stores';
import { contextOf, newOrganization, newRegion, newStore, newUser, testNow } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { type Context, systemContext } from '@/lib/auth/context';
import { asDay } from '@/lib/time';
import type { BulkChange } from '../bulk-edit';
import { getBulkEdit, listBulkEditRows } from '../queries/bulk-edits';
import { moveStoreToRegion } from './move-store';
import { planBulkEdit } from './plan-bulk-edit';
import { removeRegion } from './remove-region';
import { applyBulkEdit, undoBulkEdit, workBulkEdit } from './run-bulk-edit';

await openStage();
const own = await newOrganization();
const { orgId, east, west, eastCity, eastOne, eastTwo, eastOther, westOne } = own;
const neighbour = await newOrganization();
const admin = await contextOf(await newUser(orgId, { role: 'admin' }), testNow);
const lead = await contextOf(
  await newUser(orgId, { role: 'regional_lead', reach: { regionId: east.id } }),
  testNow,
);
const system = await systemContext(orgId, { now: testNow });

const plan = (ctx: Context, ids: string[], change: BulkChange) =>
  planBulkEdit(ctx, { selection: { ids }, change });
const apply = async (ctx: Context, id: string) => {
  await applyBulkEdit(ctx, { id });
  await workBulkEdit(system, { id, act: 'run' });
};
const undo = async (ctx: Context, id: string) => {
  await undoBulkEdit(ctx, { id });
  await workBulkEdit(system, { id, act: 'undo' });
};
const outcomes = async (ctx: Context, id: string) =>
  Object.fromEntries(
    (await listBulkEditRows(ctx, { id })).rows.map((row) => [row.storeId, row.reason ?? row.outcome]),
  );
const stays = (storeId: string) =>
  systemDb().read((tx) =>
    tx
      .select({
        region: storeRegionHistory.regionId,
        from: storeRegionHistory.validFrom,
        to: storeRegionHistory.validTo,
      })
      .from(storeRegionHistory)
      .where(eq(storeRegionHistory.storeId, storeId))
      .orderBy(asc(storeRegionHistory.validFrom)),
  );
const managerOf = async (storeId: string) => {
  const [row] = await systemDb().read((tx) =>
    tx.select({ manager: stores.managerName }).from(stores).where(eq(stores.id, storeId)),
  );
  return row?.manager;
};

describe('many stores at once', () => {
  it('move from a day on, look first, and go back exactly', async () => {
    const before = await Promise.all([eastOne, eastTwo].map((store) => stays(store.id)));
    const change = { field: 'region', region: west.code, on: asDay('2027-01-01') } as const;
    const { id } = await plan(admin, [eastOne.id, eastTwo.id, westOne.id], change);
    expect(await outcomes(admin, id)).toEqual({
      ...{ [eastOne.id]: 'planned', [eastTwo.id]: 'planned', [westOne.id]: 'same' },
    });
    expect(await stays(eastOne.id)).toEqual(before[0]);
    await apply(admin, id);
    expect(await stays(eastOne.id)).toEqual([
      { region: eastCity.id, from: '2020-01-01', to: '2027-01-01' },
      { region: west.id, from: '2027-01-01', to: null },
    ]);
    expect((await getBulkEdit(admin, { id })).counts).toEqual({ changed: 2, unchanged: 1 });
    await undo(admin, id);
    expect(await Promise.all([eastOne, eastTwo].map((store) => stays(store.id)))).toEqual(before);
    expect(await getBulkEdit(admin, { id })).toMatchObject({ state: 'undone', counts: { undone: 2 } });
  });

  it('overwrite nobody who came between: not when applied, and not when taken back', async () => {
    const change = { field: 'manager', value: '陆遥' } as const;
    const { id } = await plan(admin, [eastOne.id, eastTwo.id, eastOther.id], change);
    const set = (storeId: string, managerName: string) =>
      systemDb().write((tx) => tx.update(stores).set({ managerName }).where(eq(stores.id, storeId)));
    await set(eastTwo.id, '先到一步');
    await apply(admin, id);
    expect(await outcomes(admin, id)).toEqual({
      ...{ [eastOne.id]: 'changed', [eastTwo.id]: 'changed_meanwhile', [eastOther.id]: 'changed' },
    });
    await set(eastOther.id, '后来居上');
    await undo(admin, id);
    expect(await Promise.all([eastOne, eastTwo, eastOther].map((store) => managerOf(store.id)))).toEqual([
      null,
      '先到一步',
      '后来居上',
    ]);
    expect(await outcomes(admin, id)).toMatchObject({
      [eastOther.id]: 'changed_meanwhile',
      [eastOne.id]: 'undone',
    });
  });

  it('a move recorded in between stays when an earlier edit is taken back', async () => {
    const { id } = await plan(admin, [eastTwo.id], {
      field: 'region',
      region: west.code,
      on: asDay('2027-03-01'),
    });
    await apply(admin, id);
    await moveStoreToRegion(admin, { id: eastTwo.id, region: east.code, on: '2027-06-01' });
    const now = await stays(eastTwo.id);
    await undo(admin, id);
    expect(await stays(eastTwo.id)).toEqual(now);
    expect(await outcomes(admin, id)).toEqual({ [eastTwo.id]: 'changed_meanwhile' });
  });

  it('only in reach: stores and regions outside do not exist, nor do other people’s edits', async () => {
    const change = { field: 'manager', value: '越界' } as const;
    const { id } = await plan(lead, [eastOne.id, westOne.id, neighbour.eastOne.id], change);
    expect(Object.keys(await outcomes(lead, id))).toEqual([eastOne.id]);
    await expect(plan(lead, [westOne.id], change)).rejects.toMatchObject({ reason: 'nothing_selected' });
    await expect(getBulkEdit(admin, { id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(applyBulkEdit(admin, { id })).rejects.toMatchObject({ code: 'not_found' });
    const away = plan(lead, [eastOne.id], { field: 'region', region: west.code, on: asDay('2027-01-01') });
    await expect(away).rejects.toMatchObject({ fields: { 'change.region': 'unknown_region' } });
  });

  it('all that match, asked again on the server; killed halfway it goes on, and leaves one line each', async () => {
    for (let at = 0; at < 230; at += 1)
      await newStore(orgId, { brandId: eastOne.brandId, regionId: eastCity.id, name: `成批店 ${at}` });
    const query = {
      ...{
        search: '成批店',
        regions: [east.code],
        brands: [],
        statuses: [],
        cities: [],
        formats: [],
        importId: undefined,
      },
    };
    const { id } = await planBulkEdit(lead, {
      selection: { query },
      change: { field: 'format', value: '街边店' },
    });
    expect((await getBulkEdit(lead, { id })).counts).toEqual({ planned: 230 });
    await applyBulkEdit(lead, { id });
    await applyBulkEdit(lead, { id });
    // Two workers at once, as after a restart that came too early.
    await Promise.all([1, 2].map(() => workBulkEdit(system, { id, act: 'run' })));
    expect((await getBulkEdit(lead, { id })).counts).toEqual({ changed: 230 });
    const written = await systemDb().read((tx) =>
      tx.$count(auditEvents, eq(auditEvents.objectName, '成批店 7')),
    );
    expect(written).toBe(1);
    await undo(lead, id);
    expect((await getBulkEdit(lead, { id })).counts).toEqual({ undone: 230 });
  });

  it('a pause needs a store that is open, and is told in its life', async () => {
    const { id } = await plan(admin, [eastOne.id, westOne.id], { field: 'pause', reason: '盘点' });
    await apply(admin, id);
    const again = await plan(admin, [eastOne.id, westOne.id], { field: 'pause', reason: '盘点' });
    expect(new Set(Object.values(await outcomes(admin, again.id)))).toEqual(new Set(['not_allowed']));
    await undo(admin, id);
    const [row] = await systemDb().read((tx) => tx.select().from(stores).where(eq(stores.id, eastOne.id)));
    expect(row?.status).toBe('live');
  });

  it('comes to its end when it is taken back, though a region is gone or the rights of who asked are', async () => {
    const gone = await newRegion(orgId, { parent: own.root, name: '撤掉的区' });
    await moveStoreToRegion(admin, { id: eastOne.id, region: gone.code, on: '2028-01-01' });
    const change = { field: 'region', region: west.code, on: asDay('2028-01-01') } as const;
    const { id } = await plan(admin, [eastOne.id, eastOther.id], change);
    await apply(admin, id);
    await removeRegion(admin, { id: gone.id });
    await undo(admin, id);
    expect(await outcomes(admin, id)).toEqual({ [eastOne.id]: 'region_gone', [eastOther.id]: 'undone' });
    expect((await getBulkEdit(admin, { id })).state).toBe('undone');

    const passing = await newUser(orgId, { role: 'admin' });
    const them = await contextOf(passing, testNow);
    const edit = await plan(them, [eastOne.id], { field: 'manager', value: '临时' });
    await apply(them, edit.id);
    await undoBulkEdit(them, { id: edit.id });
    await systemDb().write((tx) => tx.delete(grants).where(eq(grants.userId, passing.id)));
    await workBulkEdit(system, { id: edit.id, act: 'undo' });
    expect(await outcomes(them, edit.id)).toEqual({ [eastOne.id]: 'out_of_reach' });
    expect((await getBulkEdit(them, { id: edit.id })).state).toBe('undone');
  });
});
