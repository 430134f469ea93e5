import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemDb } from '@/db/client';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newGuide, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import type { Context } from '@/lib/auth/context';
import { GuideEditInput, GuideFormInput } from '../input';
import { findGuide, findGuideAccount, getGuide, listGuidePage } from '../queries/get-guide';
import { listAssignmentPage } from '../queries/list-assignments';
import { countGuides, listGuides } from '../queries/list-guides';
import { cancelAssignment } from './cancel-assignment';
import { assignGuide, createGuide, endAssignment, reopenAssignment, updateGuide } from './save-guide';

let database: TestDatabase;
let chain: TestOrganization;
let admin: Context;
let manager: Context;
// The business day of the chain is 21 November.
const now = new Date('2026-11-21T04:00:00Z');

beforeAll(async () => {
  database = await openTestDatabase();
  chain = await newOrganization();
  admin = await contextOf(await newUser(chain.orgId, { role: 'admin' }), now);
  const reach = { storeId: chain.eastOne.id };
  manager = await contextOf(await newUser(chain.orgId, { role: 'store_manager', reach }), now);
});
afterAll(() => database.drop());

const form = (code: string, more: Record<string, string> = {}) =>
  GuideFormInput.parse({ code, name: '欧阳静', ...more });
const names = async (ctx: Context, filters: Parameters<typeof listGuides>[1] = {}) =>
  (await listGuides(ctx, filters)).rows.map(({ code }) => code).sort();

describe('the guide of a form', () => {
  it('stands in the first store from the day of hire, is masked, and is found by name, initials and code', async () => {
    const { id } = await createGuide(
      manager,
      form('F1', { phone: '13812345678', hiredOn: '2026-03-01', store: chain.eastOne.code }),
    );
    expect(await getGuide(manager, { id })).toMatchObject({
      ...{ code: 'F1', phone: '138****5678', hiredOn: '2026-03-01', status: 'active' },
      stays: [{ storeCode: chain.eastOne.code, role: 'guide', from: '2026-03-01', to: null, canWrite: true }],
    });
    for (const search of ['欧阳', 'oyj', 'f1']) expect(await names(admin, { search })).toEqual(['F1']);
    expect(await names(admin, { search: '13812345678' })).toEqual([]);
    await expect(createGuide(manager, form('F1', { store: chain.eastOne.code }))).rejects.toMatchObject({
      fields: { code: 'code_taken' },
    });
  });

  it('needs a store in reach from who sees only a part', async () => {
    await expect(createGuide(manager, form('F2'))).rejects.toMatchObject({ fields: { store: 'required' } });
    const elsewhere = createGuide(manager, form('F2', { store: chain.westOne.code }));
    await expect(elsewhere).rejects.toMatchObject({ fields: { store: 'unknown_store' } });
    expect(await names(admin, { search: 'F2' })).toEqual([]);
    const { id } = await createGuide(admin, form('F2'));
    expect(await getGuide(admin, { id })).toMatchObject({ status: 'unassigned', stays: [] });
    expect(await findGuide(manager, { id })).toBeNull();
  });

  it('keeps the phone when the field is empty, and drops it when told', async () => {
    const { id } = await createGuide(admin, form('F3', { phone: '13900000001' }));
    const edit = (more: Record<string, string>) =>
      updateGuide(admin, GuideEditInput.parse({ id, name: '新名', phone: '', ...more }));
    await edit({});
    expect(await getGuide(admin, { id })).toMatchObject({ name: '新名', phone: '139****0001' });
    await edit({ dropPhone: 'true' });
    expect((await getGuide(admin, { id })).phone).toBeNull();
  });

  it('leaves the stores with the last day of who left', async () => {
    const { id } = await createGuide(admin, form('F4', { hiredOn: '2026-01-01', store: chain.eastOne.code }));
    const edit = GuideEditInput.parse({ id, name: '走', hiredOn: '2026-01-01', leftOn: '2026-11-20' });
    expect(await updateGuide(admin, edit)).toEqual({ id, ended: 1 });
    expect(await getGuide(admin, { id })).toMatchObject({ status: 'left', stays: [{ to: '2026-11-21' }] });
    expect(await names(admin, { statuses: ['left'] })).toEqual(['F4']);
    expect(await names(admin, { statuses: ['__proto__'] })).toEqual([]);
    expect(await findGuide(manager, { id })).toBeNull();
  });
});

describe('stays', () => {
  it('are refused beside their day when they share one, and end with a last day', async () => {
    const { id } = await createGuide(admin, form('S1', { hiredOn: '2026-06-01', store: chain.eastOne.code }));
    const assign = (validFrom: string, store = chain.eastOne.code) =>
      assignGuide(admin, { id, store, role: 'guide', validFrom });
    for (const day of ['2026-06-01', '2026-08-01', '2026-01-01'])
      await expect(assign(day)).rejects.toMatchObject({ fields: { validFrom: 'already_assigned' } });
    await assign('2026-07-01', chain.eastTwo.code);
    const first = { id, storeId: chain.eastOne.id, validFrom: '2026-06-01' };
    await expect(endAssignment(admin, { ...first, lastDay: '2026-05-31' })).rejects.toMatchObject({
      fields: { lastDay: 'ends_before_start' },
    });
    await endAssignment(admin, { ...first, lastDay: '2026-07-30' });
    await reopenAssignment(admin, first);
    expect((await getGuide(admin, { id })).stays.map(({ to }) => to)).toEqual([null, null]);
    await endAssignment(admin, { ...first, lastDay: '2026-07-31' });
    await expect(assign('2026-07-31')).rejects.toMatchObject({ fields: { validFrom: 'already_assigned' } });
    await assign('2026-08-01');
    expect((await getGuide(admin, { id })).stays.map(({ from, to }) => [from, to])).toEqual([
      ['2026-08-01', null],
      ['2026-07-01', null],
      ['2026-06-01', '2026-08-01'],
    ]);
    await expect(endAssignment(admin, { ...first, lastDay: '2026-08-02' })).rejects.toMatchObject({
      fields: { lastDay: 'already_assigned' },
    });
    await expect(reopenAssignment(admin, first)).rejects.toMatchObject({ reason: 'assignment_taken_since' });
  });

  it('begin on a later day in sight of who planned them, and can be taken back until then', async () => {
    const store = chain.eastOne.code;
    const { id } = await createGuide(manager, form('S2', { hiredOn: '2026-12-01', store }));
    expect(await getGuide(manager, { id })).toMatchObject({ status: 'unassigned' });
    expect(await names(manager, { search: 'S2' })).toEqual(['S2']);
    const stay = { id, storeId: chain.eastOne.id, validFrom: '2026-12-01' };
    await cancelAssignment(manager, stay);
    expect(await findGuide(manager, { id })).toBeNull();
    await expect(cancelAssignment(manager, stay)).rejects.toMatchObject({ code: 'not_found' });
    const begun = await newGuide(chain.orgId, { storeId: chain.eastOne.id, name: '在岗' });
    await expect(
      cancelAssignment(manager, { id: begun.id, storeId: chain.eastOne.id, validFrom: '2020-01-01' }),
    ).rejects.toMatchObject({ code: 'conflict', reason: 'assignment_has_begun' });
  });

  it('of others are not found', async () => {
    const other = await newOrganization();
    const foreign = await newGuide(other.orgId, { storeId: other.eastOne.id, name: '外' });
    const west = await newGuide(chain.orgId, { storeId: chain.westOne.id, name: '西' });
    for (const { id } of [foreign, west]) {
      const stay = { id, storeId: chain.westOne.id, validFrom: '2020-01-01' };
      const calls = [
        () => endAssignment(manager, { ...stay, lastDay: '2026-11-21' }),
        () => cancelAssignment(manager, stay),
        () => reopenAssignment(manager, stay),
        () => assignGuide(manager, { id, store: chain.eastOne.code, role: 'guide', validFrom: '2026-11-21' }),
        () => updateGuide(manager, GuideEditInput.parse({ id, name: 'x' })),
        () => getGuide(manager, { id }),
      ];
      for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'not_found' });
    }
    const analyst = await contextOf(await newUser(chain.orgId, { role: 'analyst' }), now);
    await expect(createGuide(analyst, form('N1'))).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('the roster', () => {
  it('shows a store manager the guides of the store and no other store of theirs', async () => {
    const own = await newOrganization();
    const boss = await contextOf(await newUser(own.orgId, { role: 'admin' }), now);
    const reach = { storeId: own.eastOne.id };
    const lead = await contextOf(await newUser(own.orgId, { role: 'store_manager', reach }), now);
    const mine = await newGuide(own.orgId, { storeId: own.eastOne.id, name: '甲' });
    const both = await newGuide(own.orgId, { storeId: own.eastOne.id, name: '乙' });
    const theirs = await newGuide(own.orgId, { storeId: own.westOne.id, name: '丙' });
    const west = { store: own.westOne.code, role: 'store_manager' as const, validFrom: '2026-01-01' };
    await assignGuide(boss, { id: both.id, ...west });
    const sorted = (...guides: { code: string }[]) => guides.map(({ code }) => code).sort();
    expect(await names(lead)).toEqual(sorted(mine, both));
    expect(await countGuides(lead)).toBe(2);
    expect((await listGuidePage(lead, { limit: 50 })).data.map(({ code }) => code).sort()).toEqual(
      sorted(mine, both),
    );
    expect((await getGuide(lead, { id: both.id })).stays.map(({ storeId }) => storeId)).toEqual([
      own.eastOne.id,
    ]);
    expect((await listAssignmentPage(lead, { limit: 50 })).data.map(({ store }) => store)).toEqual([
      own.eastOne.code,
      own.eastOne.code,
    ]);
    expect(await names(boss, { stores: [own.westOne.code] })).toEqual(sorted(both, theirs));
    expect(await names(boss, { regions: [own.east.code] })).toEqual(sorted(mine, both));
    expect(await names(boss, { regions: [own.root.code] })).toEqual(sorted(mine, both, theirs));
    expect(await names(boss, { roles: ['store_manager'] })).toEqual(sorted(both));
    expect(await names(boss, { statuses: ['unassigned'] })).toEqual([]);
    expect(await names(boss, { stores: [own.eastOne.code], roles: ['store_manager'] })).toEqual([]);
  });

  it('pages both ways without losing or repeating anyone, also the stays of the API', async () => {
    const own = await newOrganization();
    const boss = await contextOf(await newUser(own.orgId, { role: 'admin' }), now);
    for (let at = 0; at < 7; at += 1)
      await newGuide(own.orgId, { storeId: own.eastOne.id, name: `导购${at % 3}` });
    const seen: string[] = [];
    let token: string | null = null;
    do {
      const page = await listGuides(boss, { limit: 3, cursor: token ? { side: 'after', token } : null });
      expect(page.total).toBe(7);
      seen.push(...page.rows.map(({ id }) => id));
      token = page.after;
    } while (token);
    expect(new Set(seen).size).toBe(7);
    const stays: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAssignmentPage(boss, { limit: 3, cursor });
      stays.push(...page.data.map(({ guide }) => guide));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(stays).toEqual([...new Set(stays)].sort());
    expect(stays).toHaveLength(7);
  });

  it('tells the account of a guide only to who may see people', async () => {
    const person = await newUser(chain.orgId, { role: 'guide', name: '小林' });
    const guide = await newGuide(chain.orgId, { storeId: chain.eastOne.id, name: '林', userId: person.id });
    expect(await findGuideAccount(admin, guide)).toMatchObject({ id: person.id, name: '小林' });
    expect(await findGuideAccount(manager, guide)).toBeNull();
  });

  it('is written with an audit row of the store', async () => {
    const { id } = await createGuide(
      manager,
      form('A1', { store: chain.eastOne.code, phone: '13811112222' }),
    );
    const rows = await systemDb().read((tx) =>
      tx.execute<Record<string, unknown>>(sql`select action, store_id from audit_events
        where org_id = ${chain.orgId} and object_id = ${id} order by action`),
    );
    expect([...rows]).toEqual([
      { action: 'guide.assigned', store_id: chain.eastOne.id },
      { action: 'guide.created', store_id: null },
    ]);
  });
});
