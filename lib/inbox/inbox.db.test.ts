import { beforeAll, describe, expect, it } from 'vitest';
import {
  contextOf,
  newGrant,
  newOrganization,
  newUser,
  type TestOrganization,
  testNow,
} from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { type Context, systemContext } from '@/lib/auth/context';
import { declineAccess, requestAccess } from '@/lib/auth/mutations/access-requests';
import { extendGrant, removeGrant } from '@/lib/auth/mutations/grants';
import { changeStoreStatus } from '@/lib/stores/mutations/change-status';
import { markNotices, snoozeNotice } from './mutations/mark-notices';
import { sweepNotices } from './mutations/sweep-notices';
import { tellExpiring } from './mutations/tell-expiring';
import { countUnread, listNotices, listOrganizationsWithOldNotices } from './queries';

const { owner } = await openStage();
let org: TestOrganization;
let admin: Context;
let secondAdmin: Context;
let westAdmin: Context;
let lead: Context;
let stranger: Context;

beforeAll(async () => {
  org = await newOrganization();
  admin = await contextOf(await newUser(org.orgId, { role: 'admin' }));
  secondAdmin = await contextOf(await newUser(org.orgId, { role: 'admin' }));
  westAdmin = await contextOf(await newUser(org.orgId, { role: 'admin', reach: { regionId: org.west.id } }));
  lead = await contextOf(
    await newUser(org.orgId, { role: 'regional_lead', reach: { regionId: org.east.id } }),
  );
  const neighbour = await newOrganization();
  stranger = await contextOf(await newUser(neighbour.orgId, { role: 'admin' }));
});

const kindsOf = async (ctx: Context, list: 'all' | 'unread' | 'snoozed' = 'unread') =>
  (await listNotices(ctx, { list })).rows.map(({ kind }) => kind);
const later = (ctx: Context, ms: number): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + ms) });

describe('people are told', () => {
  it('of a request who may decide it, and nobody else; the answer reaches who asked and ends the wait', async () => {
    const { requestId } = await requestAccess(lead, { permission: 'audit:read', reason: '月度核对' });
    await requestAccess(lead, { permission: 'audit:read', reason: '再问一次' });
    for (const one of [admin, secondAdmin]) expect(await kindsOf(one)).toEqual(['access_requested']);
    // A regional admin reaches nobody of the east, the asker is not told of their own question.
    for (const one of [westAdmin, lead, stranger]) expect(await kindsOf(one)).toEqual([]);
    expect(await countUnread(admin)).toEqual({ todo: 1, all: 1 });
    await declineAccess(admin, { requestId, note: '请找财务' });
    expect(await countUnread(secondAdmin)).toEqual({ todo: 0, all: 0 });
    const [answer] = (await listNotices(lead, { list: 'unread' })).rows;
    expect(answer).toMatchObject({ kind: 'access_declined', objectId: requestId });
    expect(answer?.params).toEqual({ permission: 'audit:read', note: '请找财务' });
  });

  it('of a store sent in who may approve it, where they may', async () => {
    const { eastOne } = org;
    await owner`update stores set status = 'draft' where id = ${eastOne.id}`;
    await changeStoreStatus(lead, { id: eastOne.id, act: 'submit' });
    for (const one of [admin, secondAdmin]) expect(await kindsOf(one)).toEqual(['store_submitted']);
    expect(await kindsOf(westAdmin)).toEqual([]);
    await changeStoreStatus(admin, { id: eastOne.id, act: 'approve' });
    expect(await kindsOf(secondAdmin)).toEqual([]);
    expect(await kindsOf(secondAdmin, 'all')).toContain('store_submitted');
  });

  it('of rights that end within a week, once an end', async () => {
    const user = await newUser(org.orgId, { role: 'finance' });
    const inDays = (days: number) => new Date(testNow.getTime() + days * 86_400_000);
    await newGrant(org.orgId, { userId: user.id, role: 'analyst', expiresAt: inDays(5) });
    await newGrant(org.orgId, { userId: user.id, role: 'admin', expiresAt: inDays(8) });
    const ctx = await contextOf(user);
    await tellExpiring(admin);
    await tellExpiring(admin);
    expect(await kindsOf(ctx)).toEqual(['grant_expiring']);
    await owner`update grants set expires_at = ${inDays(6)} where user_id = ${user.id} and role = 'analyst'`;
    await tellExpiring(admin);
    expect(await kindsOf(ctx)).toHaveLength(2);
  });

  it('no more of rights that were extended or taken away', async () => {
    const user = await newUser(org.orgId, { role: 'finance' });
    const expiresAt = new Date(testNow.getTime() + 5 * 86_400_000);
    const first = await newGrant(org.orgId, { userId: user.id, role: 'analyst', expiresAt });
    const second = await newGrant(org.orgId, { userId: user.id, role: 'regional_lead', expiresAt });
    const ctx = await contextOf(user);
    await tellExpiring(admin);
    expect(await kindsOf(ctx)).toHaveLength(2);
    await extendGrant(admin, { userId: user.id, grantId: first, expiresOn: '2027-03-31' });
    expect((await listNotices(ctx, { list: 'unread' })).rows).toMatchObject([{ objectId: second }]);
    await removeGrant(admin, { userId: user.id, grantId: second });
    expect(await kindsOf(ctx)).toEqual([]);
    // Still found where everything is.
    expect(await kindsOf(ctx, 'all')).toHaveLength(2);
  });
});

describe('an inbox', () => {
  it('is its owner’s alone to read, mark and put off', async () => {
    const asker = await contextOf(await newUser(org.orgId, { role: 'analyst' }));
    await requestAccess(asker, { permission: 'imports:read', reason: '看导入' });
    const [notice] = (await listNotices(admin, { list: 'unread' })).rows;
    const id = notice?.id ?? '';
    for (const other of [secondAdmin, stranger]) {
      expect(await markNotices(other, { ids: [id], isRead: true })).toEqual({ ids: [] });
      await expect(snoozeNotice(other, { id, until: 'tomorrow' })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    expect(await markNotices(admin, { all: true })).toEqual({ ids: [id] });
    expect(await kindsOf(admin)).toEqual([]);
    expect(await markNotices(admin, { ids: [id], isRead: false })).toEqual({ ids: [id] });
    await snoozeNotice(admin, { id, until: 'tomorrow' });
    expect([await kindsOf(admin), await kindsOf(admin, 'snoozed')]).toEqual([[], ['access_requested']]);
    // Noon of a Saturday: it is back on Sunday at nine, unread.
    expect(await kindsOf(later(admin, 20 * 3_600_000))).toEqual([]);
    expect(await kindsOf(later(admin, 21 * 3_600_000))).toEqual(['access_requested']);
    const preview = {
      id: '',
      name: '',
      isOver: false,
      kind: 'person',
      seerId: '',
      expiresAt: testNow,
    } as const;
    expect(await listNotices({ ...admin, preview }, { list: 'all' })).toEqual({ rows: [], nextCursor: null });
  });

  it('keeps what is done with for ninety days, and what nobody read for longer', async () => {
    const reader = await contextOf(await newUser(org.orgId, { role: 'analyst' }));
    const at = (days: number) => new Date(testNow.getTime() - days * 86_400_000);
    const put = (days: number, { readOn, off }: { readOn?: number; off?: number }) =>
      owner`insert into notices (org_id, id, user_id, kind, params, created_at, read_at, snoozed_until)
        values (${org.orgId}, gen_random_uuid(), ${reader.scope.userId}, 'export_done', '{}', ${at(days)},
          ${readOn === undefined ? null : at(readOn)}, ${off === undefined ? null : at(off)})`;
    await put(89, { readOn: 89 });
    await put(91, { readOn: 91 });
    await put(92, {});
    await put(93, { readOn: 1 });
    await put(94, { readOn: 91, off: -3 });
    // Put off once, come back, read: as good as never put off.
    await put(95, { readOn: 91, off: 92 });
    const ages = async () => {
      const rows =
        await owner`select created_at from notices where user_id = ${reader.scope.userId} order by 1`;
      return rows.map((row) => Math.round((testNow.getTime() - row.created_at.getTime()) / 86_400_000));
    };
    expect(await listOrganizationsWithOldNotices(testNow)).toContain(org.orgId);
    const system = await systemContext(org.orgId, { now: testNow });
    await sweepNotices(system);
    expect(await ages()).toEqual([94, 93, 92, 89]);
    expect(await listOrganizationsWithOldNotices(testNow)).not.toContain(org.orgId);
  });

  it('is read a page at a time, nothing twice and nothing left out', async () => {
    const reader = await contextOf(await newUser(org.orgId, { role: 'analyst' }));
    await owner`insert into notices (org_id, id, user_id, kind, params, created_at)
      select ${org.orgId}, gen_random_uuid(), ${reader.scope.userId}, 'export_done', '{}', ${testNow} from generate_series(1, 25)`;
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listNotices(reader, { list: 'all', after, limit: 10 });
      seen.push(...page.rows.map(({ id }) => id));
      after = page.nextCursor ?? undefined;
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual([25, 25]);
  });
});
