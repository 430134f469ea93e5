import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemDb } from '@/db/client';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newGuide, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import { type Context, systemContext } from '@/lib/auth/context';
import { AssignmentInput, GuideUpsertInput } from '../input';
import { upsertAssignments } from './upsert-assignments';
import { upsertGuides } from './upsert-guides';

let database: TestDatabase;
let chain: TestOrganization;
let ctx: Context;
let manager: Context;
const now = new Date('2026-11-21T04:00:00Z');

beforeAll(async () => {
  database = await openTestDatabase();
  chain = await newOrganization();
  ctx = await systemContext(chain.orgId, { now });
  const reach = { storeId: chain.eastOne.id };
  manager = await contextOf(await newUser(chain.orgId, { role: 'store_manager', reach }), now);
});
afterAll(() => database.drop());

const rows = (query: ReturnType<typeof sql>) =>
  systemDb().read((tx) => tx.execute<Record<string, unknown>>(query));
const outcomes = (results: { outcome: string }[]) => results.map(({ outcome }) => outcome);
const faults = (results: { problems: { path: string; code: string }[] }[]) =>
  results.flatMap(({ problems }) => problems.map(({ path, code }) => `${path} ${code}`));
const guide = (code: string, more = {}) => GuideUpsertInput.parse({ code, name: `导购 ${code}`, ...more });
const stay = (of: string, store: string, validFrom: string, more = {}) =>
  AssignmentInput.parse({ guide: of, store, validFrom, ...more });

describe('upsertGuides', () => {
  it('keeps a phone only as ciphertext, under a key of the guide, and masked in the audit', async () => {
    const input = guide('A1', { phone: '138 1234-5678', hiredOn: '2026-01-05' });
    expect(outcomes(await upsertGuides(ctx, [input, guide('A2', { phone: '13812345678' })]))).toEqual([
      'created',
      'created',
    ]);
    expect(outcomes(await upsertGuides(ctx, [input]))).toEqual(['unchanged']);
    const found =
      await rows(sql`select code, encode(wrapped_key, 'hex') as key, encode(phone_hash, 'hex') as hash,
      encode(phone_cipher, 'hex') as cipher from guides where org_id = ${chain.orgId} and code in ('A1', 'A2') order by code`);
    expect(found[0]?.hash).toBe(found[1]?.hash);
    expect(found[0]?.cipher).not.toBe(found[1]?.cipher);
    expect(found[0]?.key).not.toBe(found[1]?.key);
    const [all] = await rows(sql`select (select string_agg(g::text, '') from guides g) as guides,
      (select string_agg(a::text, '') from audit_events a) as audit`);
    expect(`${all?.guides}${all?.audit}`).not.toContain('12345678');
    expect(String(all?.audit)).toContain('138****5678');
  });

  it('writes a before image back, the phone among it, without ever showing it', async () => {
    const first = guide('B1', { phone: '13900001111', leftOn: '2026-10-01' });
    await upsertGuides(ctx, [first]);
    const [changed] = await upsertGuides(ctx, [guide('B1', { phone: null, leftOn: null, name: '新名' })]);
    expect(changed).toMatchObject({ outcome: 'updated', before: { name: '导购 B1', leftOn: '2026-10-01' } });
    expect(JSON.stringify(changed)).not.toContain('13900001111');
    await upsertGuides(ctx, [{ code: 'B1', ...changed?.before }]);
    expect(outcomes(await upsertGuides(ctx, [first]))).toEqual(['unchanged']);
  });

  it('names each fault and keeps the good ones', async () => {
    const results = await upsertGuides(ctx, [
      { code: 'C1', name: '一', phone: '13712345678' },
      { code: 'C2', name: '二', phone: '1.38E+10' },
      { code: 'C3', name: '三', phone: '1381234567' },
      { code: 'C4' },
      guide('C5', { hiredOn: '2026-02-01' }),
      guide('C5', { leftOn: '2026-01-01' }),
      { code: 'C6', name: '六', phone: 'sealed:AAAA' },
    ]);
    expect(faults(results)).toEqual([
      'phone phone_scientific',
      'phone not_a_phone',
      'name required',
      'code repeated',
      'phone not_a_phone',
    ]);
    expect(faults(await upsertGuides(ctx, [{ code: 'C5', leftOn: '2026-01-01' }]))).toEqual([
      'leftOn left_before_hired',
    ]);
  });

  it('takes two thousand guides at once', async () => {
    const many = Array.from({ length: 2_000 }, (_, at) =>
      guide(`M${at}`, { name: `张三丰${at}`, phone: `139${String(at).padStart(8, '0')}` }),
    );
    expect(new Set(outcomes(await upsertGuides(ctx, many)))).toEqual(new Set(['created']));
  });

  it('lets a store manager change the guides of the store, and nobody else’s', async () => {
    const mine = await newGuide(chain.orgId, { storeId: chain.eastOne.id, name: '我的' });
    const theirs = await newGuide(chain.orgId, { storeId: chain.westOne.id, name: '别家' });
    const results = await upsertGuides(manager, [
      { code: mine.code, name: '改名' },
      { code: theirs.code, name: '改名' },
    ]);
    expect(outcomes(results)).toEqual(['updated', 'invalid']);
    expect(faults(results)).toEqual(['code not_found']);
    const analyst = await contextOf(await newUser(chain.orgId, { role: 'analyst' }), now);
    await expect(upsertGuides(analyst, [guide('Z1')])).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('upsertAssignments', () => {
  it('lets a guide work in several stores at once, and refuses two stays in one store that share a day', async () => {
    await upsertGuides(ctx, [guide('S1')]);
    const { code: east } = chain.eastOne;
    const results = await upsertAssignments(ctx, [
      stay('S1', east, '2026-01-01', { validTo: '2026-03-01' }),
      stay('S1', chain.westOne.code, '2026-01-15', { role: 'store_manager' }),
      stay('S1', east, '2026-02-28'),
      stay('S1', east, '2026-03-01'),
      stay('S1', east, '2026-01-01'),
    ]);
    expect(outcomes(results)).toEqual(['created', 'created', 'invalid', 'created', 'invalid']);
    expect(faults(results)).toEqual(['validFrom already_assigned', 'code repeated']);
    const [longer] = await upsertAssignments(ctx, [
      stay('S1', east, '2026-01-01', { validTo: '2026-03-02' }),
    ]);
    expect(longer?.problems).toEqual([{ path: 'validFrom', code: 'already_assigned' }]);
    const [shorter] = await upsertAssignments(ctx, [
      stay('S1', east, '2026-01-01', { validTo: '2026-02-01', role: 'store_manager' }),
    ]);
    expect(shorter).toMatchObject({ outcome: 'updated', before: { role: 'guide', validTo: '2026-03-01' } });
    const [same] = await upsertAssignments(ctx, [stay('S1', east, '2026-01-01', { role: 'store_manager' })]);
    expect(same?.outcome).toBe('unchanged');
  });

  it('knows neither guides nor stores of others', async () => {
    const other = await newOrganization();
    const foreign = await newGuide(other.orgId, { storeId: other.eastOne.id, name: '外' });
    const west = await newGuide(chain.orgId, { storeId: chain.westOne.id, name: '西' });
    await upsertGuides(ctx, [guide('S2')]);
    const results = await upsertAssignments(manager, [
      stay(foreign.code, chain.eastOne.code, '2026-11-21'),
      stay(west.code, chain.eastOne.code, '2026-11-21'),
      stay('S2', chain.westOne.code, '2026-11-21'),
      stay('S2', other.eastOne.code, '2026-11-21'),
      stay('S2', chain.eastOne.code, '2026-11-21'),
    ]);
    expect(faults(results)).toEqual([
      'guide unknown_guide',
      'guide unknown_guide',
      'store unknown_store',
      'store unknown_store',
    ]);
    expect(results[4]?.outcome).toBe('created');
  });

  it('refuses a stay that ends before it begins', () => {
    const read = AssignmentInput.safeParse({
      ...{ guide: 'a', store: 'b', validFrom: '2026-02-01', validTo: '2026-02-01' },
    });
    expect(read.error?.issues[0]).toMatchObject({ path: ['validTo'], message: 'ends_before_start' });
  });
});
