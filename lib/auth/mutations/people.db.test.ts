import { and, eq } from 'drizzle-orm';
import { v4 as uuidv4 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemDb } from '@/db/client';
import { createKeyByCode } from '@/db/commands/key';
import { auditEvents } from '@/db/schema/audit';
import { apiKeys, grants, memberships, users } from '@/db/schema/auth';
import { organizations } from '@/db/schema/organization';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import {
  contextOf,
  newGrant,
  newOrganization,
  newUser,
  type TestOrganization,
  type TestUser,
  testNow,
} from '@/db/testing/factories';
import { type Context, personContext, requireKey } from '../context';
import { listAccessRequests, listMyAccessRequests } from '../queries/access-requests';
import { listApiKeys } from '../queries/api-keys';
import { getPerson, listPeople } from '../queries/people';
import { declineAccess, grantAccess, requestAccess } from './access-requests';
import { changePassword, chooseOrganization, signOutEverywhere } from './account';
import { createApiKey, revokeApiKey } from './api-keys';
import { addGrant, removeGrant } from './grants';
import { invitePerson, removePerson, resetPassword, setPersonDisabled } from './people';
import { signInWithPassword } from './sign-in';

let database: TestDatabase;
let org: TestOrganization;
let adminUser: TestUser;
let admin: Context;
const whole = { brandId: null, place: { regionId: null, storeId: null } };
const at = (place: { regionId?: string; storeId?: string }, brandId: string | null = null) => ({
  ...{ brandId, place: { regionId: place.regionId ?? null, storeId: place.storeId ?? null } },
});

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  org = await newOrganization();
  adminUser = await newUser(org.orgId, { role: 'admin' });
  admin = await contextOf(adminUser);
});

const actionsOf = async (orgId: string) =>
  (await systemDb().read((tx) => tx.select().from(auditEvents).where(eq(auditEvents.orgId, orgId))))
    .map((event) => event.action)
    .sort();
/** A session as a browser holds it: lives only while the version stands. */
async function sessionOf(user: { id: string }) {
  const [row] = await systemDb().read((tx) => tx.select().from(users).where(eq(users.id, user.id)));
  const session = { userId: user.id, sessionVersion: row?.sessionVersion ?? 0, sessionId: uuidv4() };
  return async () => (await personContext(user.id, { now: testNow, session })) !== null;
}
const keyRequest = (key: string) =>
  new Request('http://localhost/api/v1/stores', { headers: { authorization: `Bearer ${key}` } });

describe('invitePerson', () => {
  it('gives a new account a password that works, once told, and a role', async () => {
    const input = {
      account: 'new@example.com',
      name: '李雷',
      role: 'analyst' as const,
      expiresOn: undefined,
      ...whole,
    };
    const { userId, temporaryPassword } = await invitePerson(admin, input);
    const address = '198.51.100.1';
    const told = { account: input.account, password: temporaryPassword ?? '', address, now: testNow };
    expect(await signInWithPassword(told)).toMatchObject({ outcome: 'in', id: userId });
    expect((await getPerson(admin, { userId })).grants).toMatchObject([{ role: 'analyst' }]);
    await expect(invitePerson(admin, input)).rejects.toMatchObject({ reason: 'already_member' });
    expect(await actionsOf(org.orgId)).toEqual(['grant.added', 'user.invited']);
  });

  it('leaves the account of another organization its password', async () => {
    const other = await newOrganization();
    const person = await newUser(other.orgId, { role: 'admin', password: 'their own password' });
    const input = {
      account: person.account,
      name: 'X',
      role: 'guide' as const,
      expiresOn: undefined,
      ...whole,
    };
    expect(await invitePerson(admin, input)).toEqual({ userId: person.id, temporaryPassword: null });
    await expect(resetPassword(admin, { userId: person.id })).rejects.toMatchObject({
      reason: 'in_other_organizations',
    });
    expect(await chooseOrganization(await contextOf(person), { orgId: org.orgId })).toBe(org.orgId);
    const stranger = await contextOf(await newUser(other.orgId, { role: 'admin' }));
    await expect(chooseOrganization(stranger, { orgId: org.orgId })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('undoes everything when the role goes beyond the inviter', async () => {
    const lead = await contextOf(
      await newUser(org.orgId, { role: 'admin', reach: { regionId: org.east.id } }),
    );
    const input = {
      account: 'beyond@example.com',
      name: 'X',
      role: 'analyst' as const,
      expiresOn: undefined,
      ...whole,
    };
    await expect(invitePerson(lead, input)).rejects.toMatchObject({ reason: 'beyond_own_rights' });
    const rows = await systemDb().read((tx) =>
      tx.select().from(users).where(eq(users.account, input.account)),
    );
    expect(rows).toEqual([]);
  });
});

describe('grants stay within the rights of whoever gives them', () => {
  const cases: [string, () => object, () => object, boolean][] = [
    [
      'region admin, store inside',
      () => ({ regionId: org.east.id }),
      () => at({ storeId: org.eastOne.id }),
      true,
    ],
    [
      'region admin, region below',
      () => ({ regionId: org.east.id }),
      () => at({ regionId: org.eastCity.id }),
      true,
    ],
    [
      'region admin, region above',
      () => ({ regionId: org.eastCity.id }),
      () => at({ regionId: org.east.id }),
      false,
    ],
    [
      'region admin, other region',
      () => ({ regionId: org.east.id }),
      () => at({ regionId: org.west.id }),
      false,
    ],
    [
      'region admin, store outside',
      () => ({ regionId: org.east.id }),
      () => at({ storeId: org.westOne.id }),
      false,
    ],
    ['region admin, everywhere', () => ({ regionId: org.east.id }), () => whole, false],
    ['brand admin, own brand', () => ({ brandId: org.brandA.id }), () => at({}, org.brandA.id), true],
    [
      'brand admin, own brand in a region',
      () => ({ brandId: org.brandA.id }),
      () => at({ regionId: org.east.id }, org.brandA.id),
      true,
    ],
    ['brand admin, other brand', () => ({ brandId: org.brandA.id }), () => at({}, org.brandB.id), false],
    [
      'brand admin, all brands in a region',
      () => ({ brandId: org.brandA.id }),
      () => at({ regionId: org.east.id }),
      false,
    ],
    [
      'brand admin, store of the brand',
      () => ({ brandId: org.brandA.id }),
      () => at({ storeId: org.westOne.id }),
      true,
    ],
    [
      'brand admin, store of another brand',
      () => ({ brandId: org.brandA.id }),
      () => at({ storeId: org.eastOther.id }),
      false,
    ],
    [
      'store admin, own store',
      () => ({ storeId: org.eastOne.id }),
      () => at({ storeId: org.eastOne.id }),
      true,
    ],
    [
      'store admin, store beside',
      () => ({ storeId: org.eastOne.id }),
      () => at({ storeId: org.eastTwo.id }),
      false,
    ],
    [
      'store admin, region around',
      () => ({ storeId: org.eastOne.id }),
      () => at({ regionId: org.eastCity.id }),
      false,
    ],
  ];

  it.each(cases)('%s', async (_name, reach, place, isAllowed) => {
    const giver = await contextOf(await newUser(org.orgId, { role: 'admin', reach: reach() }));
    // Somebody the giver may edit: one of the giver's own, first granted by the admin of everything.
    const person = await newUser(org.orgId, { role: 'guide', reach: reach() });
    const wish = {
      userId: person.id,
      role: 'analyst' as const,
      expiresOn: undefined,
      ...(place() as typeof whole),
    };
    const given = addGrant(giver, wish);
    if (isAllowed) await expect(given).resolves.toHaveProperty('grantId');
    else await expect(given).rejects.toMatchObject({ code: 'forbidden', reason: 'beyond_own_rights' });
    expect((await getPerson(admin, { userId: person.id })).grants).toHaveLength(isAllowed ? 2 : 1);
  });

  it('refuses places of another organization like places that do not exist', async () => {
    const other = await newOrganization();
    const person = await newUser(org.orgId, { role: 'guide' });
    const wish = { userId: person.id, role: 'guide' as const, expiresOn: undefined };
    for (const place of [
      at({ storeId: other.eastOne.id }),
      at({ regionId: other.east.id }),
      at({}, other.brandA.id),
      at({ storeId: uuidv4() }),
    ])
      await expect(addGrant(admin, { ...wish, ...place })).rejects.toMatchObject({ code: 'invalid' });
    await expect(addGrant(admin, { ...wish, ...whole, expiresOn: '2026-11-20' })).rejects.toMatchObject({
      fields: { expiresOn: 'in_the_past' },
    });
  });

  it('a regional admin neither sees nor touches people whose rights lie elsewhere', async () => {
    const lead = await contextOf(
      await newUser(org.orgId, { role: 'admin', reach: { regionId: org.east.id } }),
    );
    const far = await newUser(org.orgId, { role: 'guide', reach: { storeId: org.westOne.id } });
    const both = await newUser(org.orgId, { role: 'guide', reach: { storeId: org.eastOne.id } });
    await newGrant(org.orgId, { userId: both.id, role: 'finance' });
    for (const act of [
      () => setPersonDisabled(lead, { userId: far.id, isDisabled: true }),
      () => removePerson(lead, { userId: far.id }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'not_found' });
    for (const act of [
      () => resetPassword(lead, { userId: both.id }),
      () => removePerson(lead, { userId: both.id }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'forbidden' });
    await expect(resetPassword(lead, { userId: adminUser.id })).rejects.toMatchObject({ code: 'not_found' });
    const seen = await listPeople(lead, {});
    expect(seen.people.map((person) => person.id)).toContain(both.id);
    expect(seen.people.map((person) => person.id)).not.toContain(far.id);
    expect(seen.people.find((person) => person.id === both.id)?.grants).toHaveLength(1);
  });
});

describe('the last admin', () => {
  it('cannot be removed, disabled or expire, not even by two at once', async () => {
    const [own] = (await getPerson(admin, { userId: adminUser.id })).grants;
    const gone = { userId: adminUser.id, grantId: own?.id ?? '' };
    await expect(removeGrant(admin, gone)).rejects.toMatchObject({ reason: 'last_admin' });
    await expect(removePerson(admin, { userId: adminUser.id })).rejects.toMatchObject({
      reason: 'not_yourself',
    });
    const second = await newUser(org.orgId, { role: 'admin' });
    await newUser(org.orgId, { role: 'admin', reach: { expiresAt: new Date('2030-01-01') } });
    const secondContext = await contextOf(second);
    const outcomes = await Promise.allSettled([
      setPersonDisabled(admin, { userId: second.id, isDisabled: true }),
      setPersonDisabled(secondContext, { userId: adminUser.id, isDisabled: true }),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a session is dead at once after', () => {
  const changes: [string, (user: TestUser) => Promise<unknown>][] = [
    [
      'a role given',
      (user) => addGrant(admin, { userId: user.id, role: 'guide', expiresOn: undefined, ...whole }),
    ],
    [
      'a role taken',
      async (user) => {
        const [grant] = (await getPerson(admin, { userId: user.id })).grants;
        await removeGrant(admin, { userId: user.id, grantId: grant?.id ?? '' });
      },
    ],
    ['disabling', (user) => setPersonDisabled(admin, { userId: user.id, isDisabled: true })],
    ['removal', (user) => removePerson(admin, { userId: user.id })],
    ['a reset password', (user) => resetPassword(admin, { userId: user.id })],
    [
      'a changed password',
      async (user) =>
        changePassword(await contextOf(user), { current: 'my old password', password: 'my new password' }),
    ],
    ['signing out everywhere', async (user) => signOutEverywhere(await contextOf(user))],
  ];

  it.each(changes)('%s', async (_name, change) => {
    const user = await newUser(org.orgId, { role: 'analyst', password: 'my old password' });
    const isAlive = await sessionOf(user);
    expect(await isAlive()).toBe(true);
    await change(user);
    expect(await isAlive()).toBe(false);
  });

  it('a wrong current password changes nothing and is counted', async () => {
    const user = await newUser(org.orgId, { role: 'analyst', password: 'my old password' });
    const isAlive = await sessionOf(user);
    const ctx = await contextOf(user);
    const wrong = { current: 'not this one', password: 'my new password' };
    for (let bad = 0; bad < 10; bad += 1)
      await expect(changePassword(ctx, wrong)).rejects.toMatchObject({
        fields: { current: 'wrong_password' },
      });
    await expect(changePassword(ctx, { ...wrong, current: 'my old password' })).rejects.toMatchObject({
      code: 'rate_limited',
    });
    expect(await isAlive()).toBe(true);
  });
});

describe('access requests', () => {
  it('are asked once, granted with a fitting role within own rights, and told to whoever asked', async () => {
    const user = await newUser(org.orgId, { role: 'guide', reach: { storeId: org.eastOne.id } });
    const ctx = await contextOf(user);
    const ask = { permission: 'audit:read' as const, reason: '核对修改' };
    const { requestId } = await requestAccess(ctx, ask);
    expect(await requestAccess(ctx, ask)).toEqual({ requestId, isNew: false });
    await expect(listAccessRequests(ctx, { status: 'open' })).resolves.toEqual([]);
    expect(await listAccessRequests(admin, { status: 'open' })).toMatchObject([
      { id: requestId, name: user.name },
    ]);
    const grant = { requestId, expiresOn: undefined, ...at({ storeId: org.eastOne.id }) };
    await expect(grantAccess(admin, { ...grant, role: 'analyst' })).rejects.toMatchObject({
      fields: { role: 'role_lacks_permission' },
    });
    const west = await contextOf(
      await newUser(org.orgId, { role: 'admin', reach: { regionId: org.west.id } }),
    );
    await expect(grantAccess(west, { ...grant, role: 'finance' })).rejects.toMatchObject({
      code: 'not_found',
    });
    const isAlive = await sessionOf(user);
    await grantAccess(admin, { ...grant, role: 'finance' });
    expect(await isAlive()).toBe(false);
    await expect(declineAccess(admin, { requestId, note: '' })).rejects.toMatchObject({
      reason: 'already_decided',
    });
    expect(await listMyAccessRequests(await contextOf(user))).toMatchObject([{ status: 'granted' }]);
  });
});

describe('API keys', () => {
  const wish = { name: 'POS', scopes: ['stores:read' as const], expiresOn: undefined, ...whole };

  it('open what they name, until revoked; the secret is stored nowhere', async () => {
    const { key, keyId } = await createApiKey(admin, wish);
    expect((await requireKey(keyRequest(key), 'stores:read')).scope.orgId).toBe(org.orgId);
    await expect(requireKey(keyRequest(key), 'stores:write')).rejects.toMatchObject({ code: 'forbidden' });
    expect((await listApiKeys(admin))[0]).toMatchObject({ state: 'live', lastUsedAt: expect.any(Date) });
    const rows = await systemDb().read((tx) => tx.select().from(apiKeys).where(eq(apiKeys.id, keyId)));
    expect(JSON.stringify(rows)).not.toContain(key.slice(36));
    await revokeApiKey(admin, { keyId });
    await expect(requireKey(keyRequest(key), 'stores:read')).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('are refused expired, altered, of another organization, or without the Bearer word', async () => {
    const other = await newOrganization();
    const { key } = await createApiKey(admin, wish);
    const foreign = key.replace(org.orgId.replaceAll('-', ''), other.orgId.replaceAll('-', ''));
    const flipped = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
    const expired = await createApiKey(admin, wish);
    await systemDb().write((tx) =>
      tx
        .update(apiKeys)
        .set({ expiresAt: new Date('2020-01-01') })
        .where(eq(apiKeys.id, expired.keyId)),
    );
    for (const bad of [foreign, flipped, expired.key, '', 'x'.repeat(79)])
      await expect(requireKey(keyRequest(bad), 'stores:read')).rejects.toMatchObject({
        code: 'unauthenticated',
      });
    const inQuery = new Request(`http://localhost/api/v1/stores?key=${key}&authorization=Bearer ${key}`);
    await expect(requireKey(inQuery, 'stores:read')).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('reach no further than whoever makes them', async () => {
    const lead = await contextOf(
      await newUser(org.orgId, { role: 'admin', reach: { regionId: org.east.id } }),
    );
    await expect(createApiKey(lead, wish)).rejects.toMatchObject({ reason: 'beyond_own_rights' });
    await expect(
      createApiKey(lead, { ...wish, ...at({ regionId: org.eastCity.id }) }),
    ).resolves.toHaveProperty('key');
    const { keyId } = await createApiKey(admin, wish);
    await expect(revokeApiKey(lead, { keyId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are made on the command line too', async () => {
    const [row] = await systemDb().read((tx) =>
      tx.select().from(organizations).where(eq(organizations.orgId, org.orgId)),
    );
    const key = await createKeyByCode([
      'create',
      '--org',
      row?.code ?? '',
      '--scopes',
      'ingest:write,reports:read',
    ]);
    expect((await requireKey(keyRequest(key), 'reports:read')).actor.name).toBe('command line');
    await expect(createKeyByCode(['create', '--org', 'nowhere', '--scopes', 'ingest:write'])).rejects.toThrow(
      /there are/,
    );
    await expect(
      createKeyByCode(['create', '--org', row?.code ?? '', '--scopes', 'users:write']),
    ).rejects.toThrow(/scopes/);
  });
});

it('takes a removed person out of this organization only', async () => {
  const other = await newOrganization();
  const person = await newUser(other.orgId, { role: 'guide' });
  await invitePerson(admin, {
    account: person.account,
    name: 'X',
    role: 'guide',
    expiresOn: undefined,
    ...whole,
  });
  await removePerson(admin, { userId: person.id });
  const left = await systemDb().read(async (tx) => [
    await tx.select().from(memberships).where(eq(memberships.userId, person.id)),
    await tx
      .select()
      .from(grants)
      .where(and(eq(grants.userId, person.id))),
  ]);
  expect(left.flat().map((row) => row.orgId)).toEqual([other.orgId, other.orgId]);
});
