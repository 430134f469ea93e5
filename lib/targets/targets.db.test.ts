import { describe, expect, it } from 'vitest';
import { contextOf, newAdmin, newUser, type TestOrganization, type TestStore } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import type { Context } from '@/lib/auth/context';
import { asDay } from '@/lib/time';
import { applySplit } from './mutations/apply-split';
import { editTarget } from './mutations/edit-target';
import { setTargets } from './mutations/set-targets';
import { undoTargetBatch } from './mutations/undo-batch';
import { listTargetBatches } from './queries/list-batches';
import { previewSplit } from './queries/preview-split';

const { owner } = await openStage();
const month = asDay('2026-11-01');

const kept = async (org: TestOrganization): Promise<Record<string, string | null>> => {
  const rows = await owner`select s.code, t.net_fen from store_targets t join stores s on s.id = t.store_id
    where t.org_id = ${org.orgId} order by s.code`;
  return Object.fromEntries(rows.map(({ code, net_fen }) => [code, net_fen]));
};
const item = (store: TestStore, fen: bigint | null) => ({ store: store.code, month, netFen: fen });
const enter = (ctx: Context, ...items: ReturnType<typeof item>[]) =>
  setTargets(ctx, { items, kind: 'entered' });

async function leadOfEast() {
  const { ctx, org } = await newAdmin();
  const lead = await contextOf(
    await newUser(org.orgId, { role: 'regional_lead', reach: { regionId: org.east.id } }),
  );
  return { admin: ctx, lead, org };
}

describe('setting targets', () => {
  it('sets, changes and takes away, each once; the same again is nothing', async () => {
    const { ctx, org } = await newAdmin();
    const first = await enter(ctx, item(org.eastOne, 900n), item(org.westOne, 0n));
    expect(first.results.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    const again = await enter(ctx, item(org.eastOne, 900n), item(org.westOne, 0n));
    expect(again).toMatchObject({
      batchId: null,
      results: [{ outcome: 'unchanged' }, { outcome: 'unchanged' }],
    });
    const changed = await enter(ctx, item(org.eastOne, null), item(org.westOne, 5n), item(org.westOne, 6n));
    expect(changed.results.map(({ outcome, problems }) => [outcome, problems[0]?.code])).toEqual([
      ['updated', undefined],
      ['updated', undefined],
      ['invalid', 'repeated'],
    ]);
    expect(await kept(org)).toEqual({ [org.eastOne.code]: null, [org.westOne.code]: '5' });
    const audit = await owner`select action, object_name, before, after ->> 'netFen' as fen from audit_events
      where org_id = ${org.orgId} and object_kind = 'target' order by id`;
    expect(audit.map(({ action, before, fen }) => [action, before?.netFen ?? null, fen])).toEqual([
      ['target.created', null, '900'],
      ['target.created', null, '0'],
      ['target.removed', '900', null],
      ['target.updated', '0', '5'],
    ]);
  });

  it('tells a store out of reach from none at all by nothing, and writes neither', async () => {
    const { lead, org } = await leadOfEast();
    const { results, batchId } = await enter(
      lead,
      item(org.westOne, 5n),
      item({ ...org.westOne, code: 'no-such' }, 5n),
    );
    expect(batchId).toBeNull();
    expect(results.map(({ id, outcome, problems }) => ({ id, outcome, problems }))).toEqual(
      Array.from({ length: 2 }, () => ({
        ...{ id: null, outcome: 'invalid' },
        problems: [{ path: 'store', code: 'unknown_store' }],
      })),
    );
    await expect(editTarget(lead, { ...item(org.westOne, 5n), was: null })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await kept(org)).toEqual({});
    const analyst = await contextOf(await newUser(org.orgId, { role: 'analyst' }));
    await expect(enter(analyst, item(org.eastOne, 5n))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('overwrites no figure that the writer did not see', async () => {
    const { ctx, org } = await newAdmin();
    await enter(ctx, item(org.eastOne, 100n));
    const stale = { ...item(org.eastOne, 5n), was: null };
    await expect(editTarget(ctx, stale)).rejects.toMatchObject({ reason: 'target_changed' });
    expect(await kept(org)).toEqual({ [org.eastOne.code]: '100' });
    await editTarget(ctx, { ...stale, was: 100n });
    expect(await kept(org)).toEqual({ [org.eastOne.code]: '5' });
  });

  it('asks where the store stands on the first of the month', async () => {
    const { lead, org } = await leadOfEast();
    await owner`update store_region_history set valid_to = '2026-11-02' where store_id = ${org.eastOne.id}`;
    await owner`insert into store_region_history (org_id, store_id, region_id, valid_from)
      values (${org.orgId}, ${org.eastOne.id}, ${org.west.id}, '2026-11-02')`;
    const december = { ...item(org.eastOne, 7n), month: asDay('2026-12-01') };
    const { results } = await enter(lead, item(org.eastOne, 7n), december);
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'invalid']);
  });
});

describe('undoing a batch', () => {
  it('puts back exactly what stood before, and earlier batches can then be undone too', async () => {
    const { ctx, org } = await newAdmin();
    const first = await enter(ctx, item(org.eastOne, 100n), item(org.eastTwo, 200n));
    const second = await enter(
      ctx,
      item(org.eastOne, 150n),
      item(org.eastTwo, null),
      item(org.westOne, 300n),
    );
    expect(await undoTargetBatch(ctx, { id: second.batchId ?? '' })).toEqual({
      ...{ restored: 2, removed: 1, kept: [], keptCount: 0 },
    });
    expect(await kept(org)).toEqual({ [org.eastOne.code]: '100', [org.eastTwo.code]: '200' });
    expect(await undoTargetBatch(ctx, { id: second.batchId ?? '' })).toMatchObject({
      restored: 0,
      removed: 0,
    });
    expect(await undoTargetBatch(ctx, { id: first.batchId ?? '' })).toMatchObject({ removed: 2 });
    expect(await kept(org)).toEqual({});
  });

  it('names and leaves alone what somebody set anew since', async () => {
    const { ctx, org } = await newAdmin();
    const { batchId } = await enter(ctx, item(org.eastOne, 100n), item(org.eastTwo, 200n));
    await enter(ctx, item(org.eastOne, 111n));
    expect(await undoTargetBatch(ctx, { id: batchId ?? '' })).toEqual({
      ...{ restored: 0, removed: 1, keptCount: 1 },
      kept: [{ name: org.eastOne.name, code: org.eastOne.code, month: '2026-11' }],
    });
    expect(await kept(org)).toEqual({ [org.eastOne.code]: '111' });
  });

  it('loses no change that is made at the same time: each is kept and told, or made after the undo', async () => {
    const { ctx, org } = await newAdmin();
    const stores = [org.eastOne, org.eastTwo, org.eastOther, org.westOne];
    for (let round = 0; round < 6; round += 1) {
      const base = await enter(ctx, ...stores.map((store) => item(store, BigInt(1_000 + round))));
      const [undone, ...edits] = await Promise.all([
        undoTargetBatch(ctx, { id: base.batchId ?? '' }),
        ...stores.slice(0, 3).map((store, at) => enter(ctx, item(store, BigInt(at + 1)))),
      ]);
      const values = await kept(org);
      for (const [at, store] of stores.slice(0, 3).entries()) expect(values[store.code]).toBe(String(at + 1));
      expect(edits.every(({ results }) => results[0]?.outcome !== 'invalid')).toBe(true);
      // What the undo did not keep, it put back before the edit came: the edit then saw no target.
      for (const [at, store] of stores.slice(0, 3).entries()) {
        const isKept = undone.kept.some(({ code }) => code === store.code);
        expect(edits[at]?.results[0]?.before?.netFen === String(1_000 + round)).toBe(isKept);
      }
      await enter(ctx, ...stores.map((store) => item(store, null)));
      await owner`delete from store_targets where org_id = ${org.orgId}`;
    }
  });

  it('takes back only the stores in reach, and shows a batch with the first of them', async () => {
    const { admin, lead, org } = await leadOfEast();
    const { batchId } = await enter(admin, item(org.eastOne, 100n), item(org.westOne, 200n));
    const west = await enter(admin, item(org.westOne, 250n));
    expect(await listTargetBatches(lead, { limit: 9 })).toMatchObject([
      { id: batchId, stores: 1, sumFen: 100n },
    ]);
    await expect(undoTargetBatch(lead, { id: west.batchId ?? '' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await undoTargetBatch(lead, { id: batchId ?? '' })).toMatchObject({ removed: 1, keptCount: 0 });
    expect(await kept(org)).toEqual({ [org.westOne.code]: '250' });
    expect(await listTargetBatches(lead, { limit: 9 })).toMatchObject([{ undone: 1, changes: 1 }]);
    expect(await listTargetBatches(admin, { limit: 9 })).toMatchObject([
      { stores: 1 },
      { undone: 1, changes: 2 },
    ]);
  });
});

describe('splitting the target of a region', () => {
  const split = { month, basis: 'equal' as const, unitFen: 100n, totalFen: 100_050n };

  it('gives the stores in reach what the preview showed, to the fen, as one batch', async () => {
    const { lead, org } = await leadOfEast();
    await enter(lead, item(org.eastOne, 7n));
    const preview = await previewSplit(lead, { ...split, region: org.east.code });
    expect(preview.rows.map(({ code, beforeFen, afterFen }) => [code, beforeFen, afterFen])).toEqual([
      [org.eastOne.code, 7n, 33_450n],
      [org.eastTwo.code, null, 33_300n],
      [org.eastOther.code, null, 33_300n],
    ]);
    const { batchId, stores } = await applySplit(lead, {
      ...{ ...split, region: org.east.code, seen: preview.seen },
    });
    expect(stores).toBe(3);
    expect(Object.values(await kept(org)).reduce((sum, fen) => sum + BigInt(fen ?? 0), 0n)).toBe(100_050n);
    await undoTargetBatch(lead, { id: batchId ?? '' });
    expect(await kept(org)).toEqual({ [org.eastOne.code]: '7' });
  });

  it('applies nothing that the preview did not show', async () => {
    const { ctx, org } = await newAdmin();
    const { seen } = await previewSplit(ctx, split);
    await enter(ctx, item(org.eastOne, 7n));
    await expect(applySplit(ctx, { ...split, seen })).rejects.toMatchObject({ reason: 'targets_changed' });
    expect(await kept(org)).toEqual({ [org.eastOne.code]: '7' });
  });

  it('is not there for somebody who only reads, and knows no region out of reach', async () => {
    const { lead, org } = await leadOfEast();
    const manager = await contextOf(
      await newUser(org.orgId, { role: 'store_manager', reach: { storeId: org.eastOne.id } }),
    );
    await expect(previewSplit(manager, split)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(previewSplit(lead, { ...split, region: org.west.code })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
