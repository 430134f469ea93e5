import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextOf, newAdmin, newUser, type TestOrganization } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { arrangeHome } from '@/lib/home/mutations';
import { getHomeLayouts } from '@/lib/home/queries';
import { planBulkEdit } from '@/lib/stores/mutations/plan-bulk-edit';
import { getBulkEdit, listBulkEdits } from '@/lib/stores/queries/bulk-edits';
import { getStore } from '@/lib/stores/queries/get-store';
import { saveView } from '@/lib/views/mutations';
import { listViews } from '@/lib/views/queries';
import { type Context, onPipeline, personContext } from '../context';
import { SaveRoleInput, StartPreviewInput } from '../input';
import { type Permission, rolePermissions } from '../permissions';
import { listMyAccessRequests } from '../queries/access-requests';
import { getMyAccount } from '../queries/account';
import { holds, reach } from '../scope';
import { requestAccess } from './access-requests';
import { endOverduePreviews, endPreview, startPreview } from './previews';
import { saveRole } from './roles';

const { owner } = await openStage();
let admin: Context;
let org: TestOrganization;
beforeAll(async () => {
  ({ ctx: admin, org } = await newAdmin());
});

const noPhones = () => [...rolePermissions.regional_lead].filter((one) => one !== 'phones:read');
const role = (more: object) =>
  SaveRoleInput.parse({ baseRole: 'regional_lead', permissions: noPhones(), name: randomUUID(), ...more });
const refused = (code: string, reason?: string) =>
  expect.objectContaining(reason ? { code, reason } : { code });

describe('looking with other eyes', () => {
  const sessionId = randomUUID();
  const at = new Date('2026-11-21T04:00:00Z');
  const seenBy = (userId: string, when = at) =>
    personContext(userId, {
      ...{ now: admin.now, at: when, orgId: org.orgId },
      session: { userId, sessionId, sessionVersion: 1 },
    });
  const seer = async () => (await seenBy(admin.scope.userId ?? '')) as Context;

  it('shows what the other sees, writes nothing, and is over after half an hour', async () => {
    const lead = await newUser(org.orgId, { role: 'regional_lead', reach: { regionId: org.east.id } });
    const { home } = await startPreview(await seer(), { userId: lead.id, at });
    expect(home).toBe('/overview');
    const ctx = await seer();
    expect(ctx.preview).toMatchObject({ name: lead.name, kind: 'person' });
    expect(ctx.scope.userId).toBe(lead.id);
    expect(ctx.actor.id).toBe(admin.scope.userId);
    expect(holds(ctx.scope, 'users:write')).toBe(false);
    await expect(getStore(ctx, { id: org.westOne.id })).rejects.toEqual(refused('not_found'));
    expect((await getStore(ctx, { id: org.eastOne.id })).id).toBe(org.eastOne.id);
    await expect(ctx.db.write(async () => 1)).rejects.toEqual(refused('forbidden', 'preview_read_only'));
    expect(() => onPipeline(ctx)).toThrow('preview_read_only');
    const other = await personContext(admin.scope.userId ?? '', {
      ...{ now: admin.now, at, orgId: org.orgId },
      session: { userId: admin.scope.userId ?? '', sessionId: randomUUID(), sessionVersion: 1 },
    });
    expect(other?.preview).toBeUndefined();

    const late = await seenBy(admin.scope.userId ?? '', new Date(at.getTime() + 30 * 60_000));
    expect(late?.preview?.isOver).toBe(true);
    expect(late?.scope.userId).toBe(admin.scope.userId);
    const after = new Date(at.getTime() + 31 * 60_000);
    expect(await endOverduePreviews({ at: after })).toBe(1);
    // Closed by the round or not: until one has taken note nothing is written.
    const back = (await seenBy(admin.scope.userId ?? '', after)) as Context;
    await expect(back.db.write(async () => 1)).rejects.toEqual(refused('forbidden', 'preview_ended'));
    expect(() => onPipeline(back)).toThrow('preview_ended');
    await endPreview(back, { at: after });
    const own = (await seenBy(admin.scope.userId ?? '', after)) as Context;
    expect(own.preview).toBeUndefined();
    expect(await own.db.write(async () => 1)).toBe(1);
    const rows = await owner`select action from audit_events where org_id = ${org.orgId}
      and action like 'preview.%' and object_name = ${lead.name} order by id`;
    expect(rows.map(({ action }) => action)).toEqual(['preview.started', 'preview.ended']);
  });

  it('shows a role in its places, follows its changes and ends when told', async () => {
    const input = role({ places: [`store:${org.eastTwo.id}`] });
    const { id } = await saveRole(admin, input);
    await startPreview(await seer(), { role: id, places: input.places, at });
    const ctx = await seer();
    expect(reach(ctx.scope, 'stores:read')).toEqual([{ brandId: null, path: null, storeId: org.eastTwo.id }]);
    expect(holds(ctx.scope, 'phones:read')).toBe(false);
    await saveRole(admin, SaveRoleInput.parse({ ...input, id, version: 1, permissions: ['goods:read'] }));
    expect(holds((await seer()).scope, 'stores:read')).toBe(false);
    await endPreview(await seer(), { at });
    expect((await seer()).preview).toBeUndefined();
  });

  it('of a role is nobody: nothing kept for the seer is seen with it', async () => {
    const layout = { cards: ['feeds' as const], hidden: [], locked: [] };
    await arrangeHome(admin, { home: 'admin', whose: 'mine', layout });
    const { id } = await planBulkEdit(admin, {
      ...{ selection: { ids: [org.eastOne.id] }, change: { field: 'manager', value: '王店长' } },
    });
    expect((await listBulkEdits(admin)).map((one) => one.id)).toContain(id);
    await startPreview(await seer(), { role: 'admin', places: ['all'], at });
    const eyes = await seer();
    expect(eyes.scope.userId).toBeNull();
    expect((await getHomeLayouts(eyes, { home: 'admin' })).own).toBeNull();
    expect(await listBulkEdits(eyes)).toEqual([]);
    await expect(getBulkEdit(eyes, { id })).rejects.toEqual(refused('not_found'));
    expect((await getMyAccount(eyes)).name).toBe(admin.actor.name);
    await endPreview(eyes, { at });
    expect((await getHomeLayouts(await seer(), { home: 'admin' })).own).toMatchObject(layout);
  });

  it('of a role without a place is refused: it would be seen as everywhere', () => {
    expect(StartPreviewInput.safeParse({ role: 'guide', places: [] }).error?.issues[0]).toMatchObject({
      ...{ message: 'required' },
    });
    expect(StartPreviewInput.safeParse({ role: 'guide', places: ['all'] }).success).toBe(true);
  });

  it('says when it ended and when it was left, each by itself', async () => {
    const lead = await newUser(org.orgId, { role: 'regional_lead' });
    await startPreview(await seer(), { userId: lead.id, at });
    const kept = async () => {
      const [row] = await owner`select ended_at, left_at from previews
        where org_id = ${org.orgId} and target_user_id = ${lead.id}`;
      return row;
    };
    expect(await kept()).toEqual({ ended_at: null, left_at: null });
    const over = new Date(at.getTime() + 31 * 60_000);
    await endOverduePreviews({ at: over });
    expect(await kept()).toEqual({ ended_at: over, left_at: null });
    const noted = new Date(over.getTime() + 60_000);
    await endPreview((await seenBy(admin.scope.userId ?? '', noted)) as Context, { at: noted });
    expect(await kept()).toEqual({ ended_at: over, left_at: noted });
    expect((await seer()).preview).toBeUndefined();
  });

  it('is refused to who manages no people everywhere, beyond one’s rights, and for nobody', async () => {
    const eyes = (user: { id: string }): Promise<Context | null> => seenBy(user.id);
    const lead = await newUser(org.orgId, { role: 'regional_lead', reach: { regionId: org.east.id } });
    const eastern = await newUser(org.orgId, { role: 'admin', reach: { regionId: org.east.id } });
    const helper = await newUser(org.orgId);
    const permissions: Permission[] = ['users:write', 'stores:read'];
    await saveRole(admin, role({ permissions, places: ['all'], userId: helper.id }));
    await owner`update users set session_version = 1`;
    for (const who of [eastern, helper, lead])
      await expect(startPreview((await eyes(who)) as Context, { userId: lead.id, at })).rejects.toMatchObject(
        {
          code: who === lead ? 'forbidden' : expect.stringMatching('forbidden|conflict'),
        },
      );
    const nobody = await newUser(org.orgId);
    await expect(startPreview(await seer(), { userId: nobody.id, at })).rejects.toEqual(
      refused('conflict', 'nothing_to_preview'),
    );
    const { org: other } = await newAdmin();
    const foreign = await newUser(other.orgId, { role: 'analyst' });
    await expect(startPreview(await seer(), { userId: foreign.id, at })).rejects.toEqual(
      refused('not_found'),
    );
  });

  it('gives the seer back when the seer loses the right to look', async () => {
    const second = await newUser(org.orgId, { role: 'admin' });
    const lead = await newUser(org.orgId, { role: 'regional_lead' });
    await startPreview((await seenBy(second.id)) as Context, { userId: lead.id, at });
    expect((await seenBy(second.id))?.preview?.name).toBe(lead.name);
    await owner`update grants set role = 'analyst' where user_id = ${second.id}`;
    const after = await seenBy(second.id);
    expect(after?.preview?.isOver).toBe(true);
    expect(after?.scope.userId).toBe(second.id);
  });

  it('of somebody who was disabled is over, and does not come back when they are enabled', async () => {
    const lead = await newUser(org.orgId, { role: 'regional_lead' });
    await startPreview(await seer(), { userId: lead.id, at });
    const disable = (isDisabled: boolean) =>
      owner`update memberships set is_disabled = ${isDisabled} where user_id = ${lead.id}`;
    await disable(true);
    const over = await seer();
    expect(over.scope.userId).toBe(admin.scope.userId);
    await expect(over.db.write(async () => 1)).rejects.toEqual(refused('forbidden', 'preview_ended'));
    await endPreview(over, { at });
    await disable(false);
    expect((await seer()).preview).toBeUndefined();
  });

  it('shows nothing personal: no requests, no views of one’s own', async () => {
    const analyst = await newUser(org.orgId, { role: 'analyst' });
    const theirs = await contextOf(analyst);
    await requestAccess(theirs, { permission: 'stores:write', reason: 'between us' });
    await saveView(theirs, { list: 'stores', name: 'mine', query: 'q=x' });
    await startPreview(await seer(), { userId: analyst.id, at });
    const eyes = await seer();
    expect(eyes.scope.userId).toBe(analyst.id);
    expect([await listMyAccessRequests(eyes), await listViews(eyes, { list: 'stores' })]).toEqual([[], []]);
    await endPreview(eyes, { at });
    expect([await listMyAccessRequests(theirs), await listViews(theirs, { list: 'stores' })]).toMatchObject([
      [{ reason: 'between us' }],
      [{ name: 'mine' }],
    ]);
  });
});
