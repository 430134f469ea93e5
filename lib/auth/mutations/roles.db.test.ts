import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextOf, newAdmin, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { getStore } from '@/lib/stores/queries/get-store';
import { type Context, personContext } from '../context';
import { FindPeopleInput, SaveRoleInput } from '../input';
import { rolePermissions } from '../permissions';
import { findPeople, listPeople } from '../queries/people';
import { listGrantableRoles, listRoles } from '../queries/roles';
import { holds, reach } from '../scope';
import { addGrant, extendGrant, removeGrant } from './grants';
import { startPreview } from './previews';
import { deleteRole, saveRole } from './roles';

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

describe('a role of one’s own', () => {
  it('gives exactly its rights at exactly its places, and a change counts with the next request', async () => {
    const user = await newUser(org.orgId);
    const places = [`store:${org.eastOne.id}`, `store:${org.westOne.id}`];
    const input = role({ name: '督导', places, userId: user.id });
    const { id } = await saveRole(admin, input);
    const ctx = await contextOf(user);
    expect(reach(ctx.scope, 'stores:read')).toEqual([
      { brandId: null, path: null, storeId: org.eastOne.id },
      { brandId: null, path: null, storeId: org.westOne.id },
    ]);
    expect(holds(ctx.scope, 'phones:read')).toBe(false);
    await owner`update stores set phone = '021-62881234' where id = ${org.eastOne.id}`;
    expect((await getStore(ctx, { id: org.eastOne.id })).phone).toBe('021****34');
    expect((await getStore(admin, { id: org.eastOne.id })).phone).toBe('021-62881234');
    await expect(getStore(ctx, { id: org.eastTwo.id })).rejects.toEqual(refused('not_found'));

    const permissions = [...noPhones(), 'phones:read'].filter((one) => one !== 'targets:write');
    await saveRole(admin, SaveRoleInput.parse({ ...input, permissions, id, version: 1, userId: undefined }));
    const after = await contextOf(user);
    expect(holds(after.scope, 'phones:read')).toBe(true);
    expect(holds(after.scope, 'targets:write')).toBe(false);
    expect((await getStore(after, { id: org.eastOne.id })).phone).toBe('021-62881234');
  });

  it('brings what its rights need, whatever is sent', async () => {
    const { id } = await saveRole(admin, role({ permissions: ['stores:write'] }));
    const line = (await listRoles(admin)).find(({ key }) => key === id);
    expect(line?.permissions).toEqual(expect.arrayContaining(['stores:read', 'organization:read']));
  });

  it('is refused beyond the maker’s own rights, by name and by version', async () => {
    const eastern = await contextOf(
      await newUser(org.orgId, { role: 'admin', reach: { regionId: org.east.id } }),
    );
    await expect(saveRole(eastern, role({}))).rejects.toEqual(refused('forbidden', 'beyond_own_rights'));
    const { id } = await saveRole(admin, role({ name: '只此一个', permissions: ['users:write'] }));
    await expect(saveRole(admin, role({ name: '只此一个' }))).rejects.toMatchObject({
      fields: { name: 'name_taken' },
    });
    await expect(saveRole(admin, role({ id, version: 7 }))).rejects.toEqual(refused('conflict'));
    // Holds people and nothing else: may neither make more than that nor touch a role that gives more.
    const helper = await newUser(org.orgId);
    await saveRole(
      admin,
      role({
        id,
        version: 1,
        name: '只此一个',
        permissions: ['users:write'],
        places: ['all'],
        userId: helper.id,
      }),
    );
    const small = await contextOf(helper);
    await expect(saveRole(small, role({}))).rejects.toEqual(refused('forbidden', 'beyond_own_rights'));
    // A guide's right is nobody's to give, so that role goes with any.
    expect((await listGrantableRoles(small)).map(({ key }) => key)).toEqual(['guide', id]);
    const big = await saveRole(admin, role({}));
    await expect(deleteRole(small, big)).rejects.toEqual(refused('forbidden', 'beyond_own_rights'));
  });

  it('cannot be removed while somebody holds it, and can afterwards', async () => {
    const user = await newUser(org.orgId, { name: '王督导' });
    const made = await saveRole(admin, role({ places: ['all'], userId: user.id }));
    await expect(deleteRole(admin, made)).rejects.toMatchObject({
      ...{ code: 'conflict', reason: 'role_in_use', params: { who: '王督导' } },
    });
    const person = (await listPeople(admin, { search: user.account })).people[0];
    expect(person?.grants[0]).toMatchObject({ role: null });
    await removeGrant(admin, { userId: user.id, grantId: person?.grants[0]?.id ?? '' });
    await deleteRole(admin, made);
    expect((await listRoles(admin)).some(({ key }) => key === made.id)).toBe(false);
  });

  it('of a neighbour is unknown', async () => {
    const { ctx: theirs } = await newAdmin();
    const { id } = await saveRole(theirs, role({}));
    await expect(deleteRole(admin, { id })).rejects.toEqual(refused('not_found'));
    await expect(saveRole(admin, role({ id, version: 1 }))).rejects.toEqual(refused('not_found'));
    const user = await newUser(org.orgId);
    await expect(
      startPreview({ ...admin, sessionId: randomUUID() }, { role: id, places: [], at: new Date() }),
    ).rejects.toEqual(refused('not_found'));
    await expect(
      owner`insert into grants (org_id, id, user_id, role_id, created_at)
        values (${org.orgId}, ${randomUUID()}, ${user.id}, ${id}, now())`,
    ).rejects.toThrow('grants_org_id_role_id');
  });
});

describe('who gets a role', () => {
  it('is found by name among all colleagues, not among the first two hundred', async () => {
    const { ctx, org: large } = await newAdmin();
    const last = await newUser(large.orgId, { role: 'analyst' });
    await owner`update users set name = '钟最后', account = 'zzz-last-' || id where id = ${last.id}`;
    await owner`with made as (
      insert into users (id, account, name, created_at, updated_at)
      select gen_random_uuid(), 'crowd-' || n || ${large.orgId}, '同事' || n, ${ctx.now}, ${ctx.now} from generate_series(1, 230) n
      returning id)
      insert into memberships (org_id, user_id, created_at) select ${large.orgId}, id, ${ctx.now} from made`;
    const found = async (q: string) =>
      (await findPeople(ctx, FindPeopleInput.parse({ query: { q } }))).people;
    expect((await found('钟最后')).map(({ id }) => id)).toEqual([last.id]);
    expect(await found('')).toHaveLength(20);
    expect((await found(ctx.actor.name)).map(({ id }) => id)).not.toContain(ctx.scope.userId);
    await owner`update memberships set is_disabled = true where user_id = ${last.id}`;
    expect(await found('钟最后')).toEqual([]);
    expect(await found('a\u0000b')).toEqual([]);
  });
});

describe('a grant that ends', () => {
  it('gives nothing from its last moment on, and everything again once it is extended', async () => {
    const ends = new Date('2026-12-01T00:00:00Z');
    const user = await newUser(org.orgId, { role: 'analyst', reach: { expiresAt: ends } });
    const at = (now: Date) => personContext(user.id, { now, orgId: org.orgId });
    expect(holds((await at(new Date(ends.getTime() - 1)))?.scope as never, 'stores:read')).toBe(true);
    expect((await at(ends))?.scope.grants).toEqual([]);
    const [grant] = (await listPeople(admin, { search: user.account })).people[0]?.grants ?? [];
    await extendGrant(admin, { userId: user.id, grantId: grant?.id ?? '', expiresOn: '2027-03-31' });
    expect((await at(ends))?.scope.grants).toHaveLength(1);
    await expect(
      extendGrant(admin, { userId: user.id, grantId: grant?.id ?? '', expiresOn: '2020-01-01' }),
    ).rejects.toMatchObject({ fields: { expiresOn: 'in_the_past' } });
  });

  it('does not keep the door open alone: the last lasting admin stays one', async () => {
    const alone = await newOrganization();
    const only = await newUser(alone.orgId, { role: 'admin' });
    const ends = new Date(admin.now.getTime() + 5 * 86_400_000);
    const passing = await newUser(alone.orgId, { role: 'admin', reach: { expiresAt: ends } });
    const ctx = await contextOf(passing);
    const [grant] = (await listPeople(ctx, { search: only.account })).people[0]?.grants ?? [];
    await expect(
      extendGrant(ctx, { userId: only.id, grantId: grant?.id ?? '', expiresOn: '2027-03-31' }),
    ).rejects.toEqual(refused('conflict', 'last_admin'));
  });

  it('is not one’s own to extend, nor to double by another', async () => {
    const ends = new Date(admin.now.getTime() + 5 * 86_400_000);
    const passing = await newUser(org.orgId, { role: 'admin', reach: { expiresAt: ends } });
    const ctx = await contextOf(passing);
    const [grant] = (await listPeople(ctx, { search: passing.account })).people[0]?.grants ?? [];
    const own = { userId: passing.id, grantId: grant?.id ?? '' };
    const yourself = refused('conflict', 'not_yourself');
    await expect(extendGrant(ctx, { ...own, expiresOn: undefined })).rejects.toEqual(yourself);
    const place = { regionId: null, storeId: null };
    await expect(
      addGrant(ctx, { userId: passing.id, role: 'admin', brandId: null, place, expiresOn: undefined }),
    ).rejects.toEqual(yourself);
    await expect(
      saveRole(ctx, role({ permissions: ['users:write'], places: ['all'], userId: passing.id })),
    ).rejects.toEqual(yourself);
    expect((await contextOf(passing)).scope.grants).toHaveLength(1);
    await extendGrant(admin, { ...own, expiresOn: '2027-03-31' });
  });

  it('is found by those who look for what ends soon', async () => {
    const soon = await newUser(org.orgId, {
      ...{ role: 'analyst', reach: { expiresAt: new Date(admin.now.getTime() + 5 * 86_400_000) } },
    });
    const later = await newUser(org.orgId, {
      ...{ role: 'analyst', reach: { expiresAt: new Date(admin.now.getTime() + 90 * 86_400_000) } },
    });
    const ids = (await listPeople(admin, { expiring: 'soon', limit: 200 })).people.map(({ id }) => id);
    expect(ids).toContain(soon.id);
    expect(ids).not.toContain(later.id);
  });
});
