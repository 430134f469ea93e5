import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemDb } from '@/db/client';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import { type Context, systemContext } from '@/lib/auth/context';
import { upsertRegions } from '@/lib/organization/mutations';
import { StoreUpsertInput } from '../input';
import { cancelStoreMove, moveStoreToRegion } from './move-store';
import { upsertStores } from './upsert-stores';

let database: TestDatabase;
let chain: TestOrganization;
let ctx: Context;
const now = new Date('2026-11-21T04:00:00Z');

beforeAll(async () => {
  database = await openTestDatabase();
  chain = await newOrganization();
  ctx = await systemContext(chain.orgId, { now });
});
afterAll(() => database.drop());

const rows = (query: ReturnType<typeof sql>) =>
  systemDb().read((tx) => tx.execute<Record<string, unknown>>(query));
const brandCode = async (id: string) =>
  String((await rows(sql`select code from brands where org_id = ${chain.orgId} and id = ${id}`))[0]?.code);
const given = async (code: string, more: Record<string, unknown> = {}) =>
  StoreUpsertInput.parse({
    code,
    name: `门店 ${code}`,
    brand: await brandCode(chain.brandA.id),
    region: chain.west.code,
    ...more,
  });
const outcomes = (results: { outcome: string }[]) => results.map(({ outcome }) => outcome);
const regionOn = async (storeId: string, day: string) =>
  (
    await rows(sql`select r.code from store_region_history h join regions r on r.org_id = h.org_id and r.id = h.region_id
      where h.org_id = ${chain.orgId} and h.store_id = ${storeId} and h.valid_from <= ${day}::date and (h.valid_to is null or h.valid_to > ${day}::date)`)
  ).map(({ code }) => code);

describe('upsertStores', () => {
  it('creates, changes and leaves alone, and says which; before images write a change back', async () => {
    const one = await given('U1', { areaM2: 120.5, cityCode: '上海', openingHours: null });
    expect(outcomes(await upsertStores(ctx, [one]))).toEqual(['created']);
    expect(outcomes(await upsertStores(ctx, [one]))).toEqual(['unchanged']);
    const [changed] = await upsertStores(ctx, [
      StoreUpsertInput.parse({ code: 'U1', name: '新名字', address: '南京西路 1 号' }),
    ]);
    expect(changed).toMatchObject({ outcome: 'updated', before: { name: '门店 U1', address: null } });
    await upsertStores(ctx, [{ code: 'U1', ...changed?.before } as StoreUpsertInput]);
    expect(outcomes(await upsertStores(ctx, [one]))).toEqual(['unchanged']);
    const [row] = await rows(
      sql`select city_code, area_m2, pinyin_initials, version, status from stores where code = 'U1'`,
    );
    expect(row).toEqual({
      city_code: '310000',
      area_m2: '120.5',
      pinyin_initials: 'mdu1',
      version: 3,
      status: 'live',
    });
  });

  it('keeps the good ones beside the bad, and names each fault', async () => {
    const results = await upsertStores(ctx, [
      await given('G1'),
      await given('G2', { brand: 'nobody' }),
      await given('G3', { region: 'nowhere' }),
      StoreUpsertInput.parse({ code: 'G4' }),
      await given('G1'),
    ]);
    expect(outcomes(results)).toEqual(['created', 'invalid', 'invalid', 'invalid', 'invalid']);
    expect(results.flatMap(({ problems }) => problems.map(({ path, code }) => `${path} ${code}`))).toEqual([
      'brand unknown_brand',
      'region unknown_region',
      'name required',
      'brand required',
      'region required',
      'code repeated',
    ]);
  });

  it('writes thousands at once, and nothing when they come again', async () => {
    const brand = await brandCode(chain.brandA.id);
    const batch = (run: number) =>
      Array.from({ length: 1000 }, (_, i) =>
        StoreUpsertInput.parse({
          ...{ code: `K${run}-${i}`, name: `静安大悦城 ${i} 店`, brand, region: chain.eastCity.code },
          openedOn: '2020-02-02',
        }),
      );
    for (const run of [1, 2, 3]) {
      const results = await upsertStores(ctx, batch(run));
      expect(new Set(outcomes(results))).toEqual(new Set(['created']));
    }
    expect(new Set(outcomes(await upsertStores(ctx, batch(1))))).toEqual(new Set(['unchanged']));
  });

  it('two writers of the same new code make one store', async () => {
    const results = await Promise.all(
      Array.from({ length: 6 }, async () => upsertStores(ctx, [await given('RACE')])),
    );
    expect(outcomes(results.flat()).sort()).toEqual(['created', ...Array(5).fill('unchanged')]);
  });

  it('keeps writers inside their reach', async () => {
    const lead = await newUser(chain.orgId, { role: 'regional_lead', reach: { regionId: chain.east.id } });
    const east = await contextOf(lead);
    const west = await given('REACH');
    expect((await upsertStores(east, [west]))[0]?.problems).toEqual([
      { path: 'region', code: 'unknown_region' },
    ]);
    const mine = await given('REACH', { region: chain.eastCity.code });
    expect(outcomes(await upsertStores(east, [mine]))).toEqual(['created']);
    expect(await rows(sql`select status from stores where code = 'REACH'`)).toEqual([
      { status: 'submitted' },
    ]);
    const theirs = StoreUpsertInput.parse({ code: chain.westOne.code, name: '改名' });
    expect((await upsertStores(east, [theirs]))[0]?.problems).toEqual([{ path: 'code', code: 'not_found' }]);
    const away = StoreUpsertInput.parse({ code: 'REACH', region: chain.west.code });
    expect((await upsertStores(east, [away]))[0]?.problems).toEqual([
      { path: 'region', code: 'unknown_region' },
    ]);
    await expect(
      moveStoreToRegion(east, { id: chain.westOne.id, region: chain.eastCity.code, on: '2026-11-21' }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('moves between regions', () => {
  it('leave no gap and no overlap, and every day stands where the last word for it says', async () => {
    const deep = await upsertRegions(
      ctx,
      Array.from({ length: 14 }, (_, level) => ({
        code: `L${level}`,
        name: `第 ${level + 1} 层`,
        ...(level > 0 ? { parentCode: `L${level - 1}` } : {}),
      })),
    );
    expect(outcomes(deep)).toEqual(Array(14).fill('created'));
    const regions = [chain.west.code, chain.eastCity.code, 'L13', 'L6'];
    let count = 0;
    const act = fc.record({
      region: fc.constantFrom(...regions),
      offset: fc.integer({ min: -20, max: 20 }),
      undo: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
        count += 1;
        const [made] = await upsertStores(ctx, [await given(`M${count}`)]);
        const id = made?.id ?? '';
        for (const { region, offset, undo } of acts) {
          const on = new Date(Date.UTC(2026, 10, 21 + offset)).toISOString().slice(0, 10);
          const here = await regionOn(id, on);
          if (undo)
            await cancelStoreMove(ctx, { id, on }).catch((error) =>
              expect(['not_found', 'conflict']).toContain(error.code),
            );
          else if (here[0] === region)
            await expect(moveStoreToRegion(ctx, { id, region, on })).rejects.toMatchObject({
              code: 'invalid',
            });
          else {
            await moveStoreToRegion(ctx, { id, region, on });
            expect(await regionOn(id, on)).toEqual([region]);
          }
        }
        const [faults] =
          await rows(sql`select count(*)::int as n, min(valid_from)::text as first, count(*) filter (where valid_to is null)::int as open,
          bool_and(following is not distinct from valid_to) as joined from (select *, lead(valid_from) over (order by valid_from) as following
          from store_region_history where org_id = ${chain.orgId} and store_id = ${id}) h`);
        expect(faults).toMatchObject({ first: '1900-01-01', open: 1, joined: true });
      }),
      { numRuns: 25 },
    );
  });

  it('a move in the past marks the days on which the store has numbers', async () => {
    const { orgId } = chain;
    const id = chain.eastOne.id;
    await systemDb().write((tx) =>
      tx.execute(
        sql`insert into store_day (org_id, store_id, day, gross_fen) select ${orgId}, ${id}, d::date, 1 from generate_series('2026-11-01'::date, '2026-11-10', '3 days') d`,
      ),
    );
    await moveStoreToRegion(ctx, { id, region: chain.west.code, on: '2026-11-03' });
    const marked = await rows(
      sql`select distinct day::text as day from dirty_days where org_id = ${orgId} and day between '2026-11-03' and '2026-11-20' order by 1`,
    );
    expect(marked.map(({ day }) => day)).toEqual(
      expect.arrayContaining(['2026-11-03', '2026-11-04', '2026-11-07', '2026-11-10']),
    );
    expect(await regionOn(id, '2026-11-02')).toEqual([chain.eastCity.code]);
  });

  it('is taken back only before its day', async () => {
    const id = chain.eastTwo.id;
    await moveStoreToRegion(ctx, { id, region: chain.west.code, on: '2027-01-01' });
    expect(await regionOn(id, '2027-01-01')).toEqual([chain.west.code]);
    await cancelStoreMove(ctx, { id, on: '2027-01-01' });
    expect(await regionOn(id, '2027-01-01')).toEqual([chain.eastCity.code]);
    await moveStoreToRegion(ctx, { id, region: chain.west.code, on: '2026-11-21' });
    await expect(cancelStoreMove(ctx, { id, on: '2026-11-21' })).rejects.toMatchObject({ code: 'conflict' });
  });
});
