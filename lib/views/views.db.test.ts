import { describe, expect, it } from 'vitest';
import { contextOf, newOrganization, newUser, testNow } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import type { Role } from '@/lib/auth/permissions';
import { changeView, removeView, saveView } from './mutations';
import { listViews } from './queries';

await openStage();
const { orgId, root } = await newOrganization();
const neighbour = await newOrganization();

const person = async (role: Role, organization = orgId, regionId = root.id) =>
  contextOf(await newUser(organization, { role, reach: { regionId } }), testNow);
const admin = await person('admin');
const lead = await person('regional_lead');
const secondLead = await person('regional_lead');
const manager = await person('store_manager');

const live = { list: 'stores', query: 'f.status=live&sort=-area' } as const;
const namesOf = async (ctx: Parameters<typeof listViews>[0]) =>
  (await listViews(ctx, { list: 'stores' })).map((view) => view.name);
const viewOf = async (ctx: Parameters<typeof listViews>[0], id: string) =>
  (await listViews(ctx, { list: 'stores' })).find((view) => view.id === id);

describe('a saved view', () => {
  it('is its owner’s alone until it is shared, and then their roles’', async () => {
    const { id } = await saveView(lead, { ...live, name: '营业中' });
    expect(await viewOf(lead, id)).toMatchObject({ ...{ name: '营业中', query: live.query }, isMine: true });
    expect(await namesOf(secondLead)).not.toContain('营业中');
    await expect(changeView(secondLead, { id, name: '偷看' })).rejects.toMatchObject({ code: 'not_found' });
    await changeView(lead, { id, sharedRoles: ['regional_lead'] });
    expect(await viewOf(secondLead, id)).toMatchObject({ isMine: false, canChange: true });
    expect(await namesOf(manager)).not.toContain('营业中');
    expect(await namesOf(await person('admin', neighbour.orgId, neighbour.root.id))).toEqual([]);
  });

  it('is changed by whoever shares it, and locked by nobody but its owner and an admin', async () => {
    const { id } = await saveView(lead, { ...live, name: '锁定' });
    await changeView(lead, { id, sharedRoles: ['regional_lead', 'store_manager'] });
    await changeView(secondLead, { id, query: 'f.status=paused' });
    expect((await viewOf(lead, id))?.query).toBe('f.status=paused');
    await expect(changeView(manager, { id, query: 'q=1' })).rejects.toMatchObject({ code: 'forbidden' });
    await changeView(lead, { id, isLocked: true });
    for (const change of [{ query: 'q=1' }, { isLocked: false }, { name: 'x' }])
      await expect(changeView(secondLead, { id, ...change })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removeView(secondLead, { id, isRemoved: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await changeView(admin, { id, name: '锁定二' });
    expect((await viewOf(secondLead, id))?.name).toBe('锁定二');
  });

  it('opens the list for oneself, and for the roles that an admin chose', async () => {
    const { id } = await saveView(admin, { ...live, name: '大区默认' });
    await changeView(admin, { id, sharedRoles: ['regional_lead'], isRoleDefault: true });
    expect(await viewOf(lead, id)).toMatchObject({ isRoleDefault: true, isMyDefault: false });
    const own = await saveView(lead, { ...live, name: '我的默认' });
    await changeView(lead, { id: own.id, isMyDefault: true });
    await changeView(lead, { id, isMyDefault: true });
    expect((await listViews(lead, { list: 'stores' })).filter((view) => view.isMyDefault)).toHaveLength(1);
    await changeView(lead, { id, isMyDefault: false });
    expect((await listViews(lead, { list: 'stores' })).filter((view) => view.isMyDefault)).toHaveLength(0);
    await expect(changeView(lead, { id, isRoleDefault: false })).rejects.toMatchObject({ code: 'forbidden' });
    // Somebody whose role it is not shared with does not see it, whatever is their default.
    await expect(changeView(manager, { id, isMyDefault: true })).rejects.toMatchObject({ code: 'not_found' });
    await changeView(admin, { id, sharedRoles: [] });
    expect(await viewOf(lead, id)).toBeUndefined();
  });

  it('comes back after it was removed', async () => {
    const { id } = await saveView(lead, { ...live, name: '误删' });
    await removeView(lead, { id, isRemoved: true });
    await removeView(lead, { id, isRemoved: true });
    expect(await namesOf(lead)).not.toContain('误删');
    await removeView(lead, { id, isRemoved: false });
    expect(await namesOf(lead)).toContain('误删');
  });
});
