import { describe, expect, it } from 'vitest';
import { dbIn } from '@/db/client';
import { contextOf, newAdmin, newUser } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import type { Context } from '@/lib/auth/context';
import { asDay } from '@/lib/time';
import { StoreUpsertInput } from '../input';
import { planStoreMove } from '../queries/plan-move';
import { cancelStoreMove, moveStoreToRegion } from './move-store';
import { planBulkEdit } from './plan-bulk-edit';
import { applyBulkEdit, workBulkEdit } from './run-bulk-edit';
import { upsertStores } from './upsert-stores';

const { owner } = await openStage();

/** A store that stood in the west until 2026-11-01, and the lead of the east where it stands now. */
async function newcomer() {
  const { ctx: admin, org } = await newAdmin();
  const { westOne: store, east, eastCity, west } = org;
  const user = await newUser(org.orgId, { role: 'regional_lead', reach: { regionId: east.id } });
  await moveStoreToRegion(admin, { id: store.id, region: east.code, on: '2026-11-01' });
  const stays = () => owner<{ region: string; from: string }[]>`
    select r.code as region, h.valid_from::text as from from store_region_history h join regions r on r.id = h.region_id
    where h.store_id = ${store.id} order by h.valid_from`;
  return { admin, org, store, east, eastCity, west, lead: await contextOf(user), stays };
}
const outOfReach = expect.objectContaining({ code: 'invalid', fields: { on: 'out_of_reach' } });

describe('the history of a region out of reach', () => {
  it('is not taken by a move dated back, nor told by its preview or its way back', async () => {
    const { lead, store, eastCity, west, stays } = await newcomer();
    const before = await stays();
    const move = { id: store.id, region: eastCity.code, on: '2021-01-01' };
    await expect(moveStoreToRegion(lead, move)).rejects.toEqual(outOfReach);
    await expect(planStoreMove(lead, move)).rejects.toEqual(outOfReach);
    for (const from of [west.code, 'guess'])
      await expect(moveStoreToRegion(lead, { ...move, from })).rejects.toMatchObject({
        reason: 'moved_meanwhile',
      });
    expect([...(await stays())]).toEqual([...before]);
    // Its own days the east may divide as it likes.
    const { back } = await moveStoreToRegion(lead, { ...move, on: '2026-11-10' });
    expect(back).toBe(before[1]?.region);
  });

  it('is not taken by a bulk edit: the row is refused and says why', async () => {
    const { lead, admin, org, store, eastCity, stays } = await newcomer();
    const before = await stays();
    const rowsOf = (id: string) =>
      owner`select store_id, outcome, reason from bulk_edit_rows where edit_id = ${id} order by outcome`;
    const change = { field: 'region', region: eastCity.code, on: asDay('2021-01-01') } as const;
    const mixed = await planBulkEdit(lead, { selection: { ids: [store.id, org.eastOther.id] }, change });
    expect(await rowsOf(mixed.id)).toContainEqual({
      ...{ store_id: store.id, outcome: 'refused', reason: 'out_of_reach' },
    });
    // Planned while it was all one's own: looked at again when it is applied.
    const { id } = await planBulkEdit(admin, { selection: { ids: [store.id] }, change });
    await owner`update bulk_edits set created_by_user_id = ${lead.scope.userId} where id = ${id}`;
    await applyBulkEdit(lead, { id });
    await workBulkEdit(admin, { id, act: 'run' });
    expect(await rowsOf(id)).toMatchObject([{ outcome: 'refused', reason: 'out_of_reach' }]);
    expect([...(await stays())]).toEqual([...before]);
  });

  it('is not taken by an upsert: that store is invalid, the others are written', async () => {
    const { lead, org, store, eastCity, stays } = await newcomer();
    const before = await stays();
    const row = (code: string, more: object) => StoreUpsertInput.parse({ code, ...more });
    const results = await upsertStores(lead, [
      row(store.code, { region: eastCity.code, regionFrom: '2021-01-01' }),
      row(org.eastOne.code, { name: '照常改名' }),
    ]);
    expect(results).toMatchObject([
      { outcome: 'invalid', problems: [{ path: 'regionFrom', code: 'out_of_reach' }] },
      { outcome: 'updated' },
    ]);
    expect([...(await stays())]).toEqual([...before]);
    const [moved] = await upsertStores(lead, [row(store.code, { region: eastCity.code })]);
    expect(moved?.outcome).toBe('updated');
  });

  it('a move to come into it is not taken back either', async () => {
    const { lead, admin, store, west } = await newcomer();
    await moveStoreToRegion(admin, { id: store.id, region: west.code, on: '2027-01-01' });
    const planned = { id: store.id, on: '2027-01-01' };
    await expect(cancelStoreMove(lead, planned)).rejects.toMatchObject({ reason: 'move_out_of_reach' });
    await cancelStoreMove(admin, planned);
  });

  it('what a move replaces is kept in the audit', async () => {
    const { admin, org, store, eastCity, east, west } = await newcomer();
    await moveStoreToRegion(admin, { id: store.id, region: eastCity.code, on: '2026-10-01' });
    const [row] = await owner`select before from audit_events where org_id = ${org.orgId}
      and object_id = ${store.id} and action = 'store.moved' order by id desc limit 1`;
    expect(row?.before).toEqual({
      replaced: [{ region: west.name, from: '2026-10-01', to: '2026-11-01' }],
    });
    expect(east.name).not.toBe(west.name);
  });
});

describe('two changes of one store at once', () => {
  /** Runs the lead's change while a move out of their region is written and not yet committed. */
  async function behind(
    change: (lead: Context, of: Awaited<ReturnType<typeof newcomer>>) => Promise<unknown>,
  ) {
    const all = await newcomer();
    const { admin, lead, store, west } = all;
    let second: Promise<unknown> | undefined;
    await admin.db.write(async (tx) => {
      const move = { id: store.id, region: west.code, on: admin.scope.today };
      await moveStoreToRegion({ ...admin, db: dbIn(tx) }, move);
      second = change(lead, all).catch((error: unknown) => error);
      // The second connection stands in front of the row before the first one is done.
      for (let waits = 0; waits === 0; )
        waits = (
          await owner`select 1 from pg_locks l join pg_database d on d.datname = current_database()
            join pg_stat_activity a on a.pid = l.pid and a.datid = d.oid where not l.granted`
        ).length;
    });
    return { answer: await second, stays: await all.stays(), west };
  }

  it('a move that waited finds the store out of reach', async () => {
    const { answer, stays, west } = await behind((lead, { store, eastCity }) =>
      moveStoreToRegion(lead, { id: store.id, region: eastCity.code, on: lead.scope.today }),
    );
    expect(answer).toMatchObject({ code: 'not_found' });
    expect(stays.at(-1)?.region).toBe(west.code);
  });

  it('a bulk edit that waited leaves it out', async () => {
    const { answer } = await behind((lead, { store }) =>
      planBulkEdit(lead, { selection: { ids: [store.id] }, change: { field: 'manager', value: '越界' } }),
    );
    expect(answer).toMatchObject({ reason: 'nothing_selected' });
  });

  it('an upsert that waited does not find it', async () => {
    const { answer } = await behind((lead, { store }) =>
      upsertStores(lead, [StoreUpsertInput.parse({ code: store.code, name: '越界' })]),
    );
    expect(answer).toMatchObject([{ outcome: 'invalid', problems: [{ path: 'code', code: 'not_found' }] }]);
  });
});
