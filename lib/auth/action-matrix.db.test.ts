import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { newOrganization, newUser, type TestOrganization, type TestUser } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import type { ActionResult } from '@/lib/action';
import { isPermission, type Role, rolePermissions } from './permissions';

// The browser's side of a request: who is signed in. Everything behind the door is the product itself.
const browser = vi.hoisted(() => ({
  user: null as null | { userId: string; sessionVersion: number; sessionId: string },
}));
vi.mock('next-auth', () => ({
  getServerSession: async () => (browser.user ? { user: browser.user } : null),
}));
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => undefined, set: () => undefined }),
  headers: async () => new Headers(),
}));
vi.mock('next/cache', () => ({ revalidatePath: () => undefined, revalidateTag: () => undefined }));

const root = fileURLToPath(new URL('../../', import.meta.url));
type Action = (first: unknown, second?: unknown) => Promise<ActionResult<unknown>>;
const actions: { name: string; permission: string; call: Action }[] = [];
const { owner: superuser } = await openStage();
let own: TestOrganization;
let neighbour: TestOrganization;
let victim: TestUser;

beforeAll(async () => {
  own = await newOrganization();
  neighbour = await newOrganization();
  victim = await newUser(neighbour.orgId, { role: 'admin', password: 'the password of the victim' });
  for (const noun of readdirSync(`${root}lib`)) {
    const file = `${root}lib/${noun}/actions.ts`;
    if (!existsSync(file)) continue;
    const source = readFileSync(file, 'utf8');
    for (const [name, call] of Object.entries((await import(file)) as Record<string, Action>)) {
      const permission = new RegExp(`export const ${name} = action\\(\\s*'([^']+)'`).exec(source)?.[1] ?? '';
      actions.push({ name: `${noun}.${name}`, permission, call });
    }
  }
});

const signIn = (user: { id: string } | null) => {
  browser.user = user && { userId: user.id, sessionVersion: 1, sessionId: randomUUID() };
};

/** Every id and word an action could want, all of the neighbour; each form takes what it knows. */
function foreignInput(): Record<string, unknown> {
  const { orgId, eastOne, brandA, east } = neighbour;
  const ids = ['grantId', 'requestId', 'keyId', 'importId', 'itemId', 'guideId', 'memberId', 'productId'];
  return {
    ...Object.fromEntries(ids.map((name) => [name, randomUUID()])),
    ...{
      orgId,
      id: eastOne.id,
      storeId: eastOne.id,
      userId: victim.id,
      brandId: brandA.id,
      regionId: east.id,
    },
    ...{
      place: `store:${eastOne.id}`,
      role: 'analyst',
      account: victim.account,
      name: 'taken',
      code: eastOne.code,
    },
    ...{ brand: 'b', region: 'r', reason: 'r', note: 'n', permission: 'audit:read', isDisabled: 'true' },
    ...{
      scopes: ['stores:read'],
      current: 'x',
      password: 'a new password',
      version: 1,
      to: 'closed',
      status: 'closed',
    },
    ...{ effectiveOn: '2026-11-21', expiresOn: '2027-01-01', organizationName: 'taken' },
    // What no form may set.
    ...{
      org_id: orgId,
      createdAt: '2020-01-01',
      isAdmin: true,
      sessionVersion: 99,
      permissions: ['users:write'],
    },
  };
}

/** One hash over every row of the neighbour and of its people. */
async function neighbourHash(): Promise<string> {
  const tables = await superuser<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`;
  const hash = createHash('sha256');
  for (const { name } of tables) {
    const rows =
      await superuser`select t::text as row from ${superuser(name)} t where org_id = ${neighbour.orgId} order by 1`;
    hash.update(`${name}:${rows.map(({ row }) => row).join('\n')}`);
  }
  const people = await superuser`select u::text as row from users u join memberships m on m.user_id = u.id
    where m.org_id = ${neighbour.orgId} order by 1`;
  return hash.update(people.map(({ row }) => row).join('\n')).digest('hex');
}
const countAll = async (): Promise<number> => {
  const [row] = await superuser`select (select count(*) from audit_events) + (select count(*) from users)
    + (select count(*) from grants) + (select count(*) from stores) as many`;
  return Number(row?.many);
};

describe('every exported action', () => {
  it('names a permission of the product', () => {
    expect(actions.length).toBeGreaterThan(20);
    expect(actions.filter(({ permission }) => !isPermission(permission)).map(({ name }) => name)).toEqual([]);
  });

  it('does nothing for strangers, for people without a role and for sessions that are over', async () => {
    const nobody = await newUser(own.orgId);
    const disabled = await newUser(own.orgId, { role: 'admin' });
    await superuser`update users set is_disabled = true where id = ${disabled.id}`;
    const before = await countAll();
    for (const [user, code] of [
      [null, 'unauthenticated'],
      [disabled, 'unauthenticated'],
      [nobody, 'forbidden'],
    ] as const) {
      signIn(user);
      for (const { name, call } of actions)
        expect([name, await call(foreignInput())]).toEqual([name, { ok: false, error: { code } }]);
    }
    expect(await countAll()).toBe(before);
  });

  it('is refused with a clear sentence while somebody looks with other eyes, save the way out', async () => {
    const admin = await newUser(own.orgId, { role: 'admin' });
    const sessionId = randomUUID();
    const looked = await newUser(own.orgId, { role: 'admin' });
    await superuser`insert into previews (org_id, id, session_id, user_id, target_user_id, places, name, started_at, expires_at)
      values (${own.orgId}, ${randomUUID()}, ${sessionId}, ${admin.id}, ${looked.id}, '{}', 'looked', now(), now() + interval '30 minutes')`;
    browser.user = { userId: admin.id, sessionVersion: 1, sessionId };
    const before = await countAll();
    for (const { name, call } of actions.filter((one) => one.name !== 'auth.endPreviewAction'))
      expect([name, await call(foreignInput())]).toMatchObject([
        name,
        { ok: false, error: { code: 'forbidden', reason: 'preview_read_only' } },
      ]);
    expect(await countAll()).toBe(before);
    const out = actions.find(({ name }) => name === 'auth.endPreviewAction');
    expect(await out?.call({})).toMatchObject({ ok: true });
    const [row] = await superuser`select ended_at from previews where session_id = ${sessionId}`;
    expect(row?.ended_at).not.toBeNull();
  });

  it.each(Object.keys(rolePermissions) as Role[])(
    'is forbidden to %s without the right, and never reaches the neighbour',
    async (role) => {
      const user = await newUser(own.orgId, { role });
      const before = await neighbourHash();
      const taken: string[] = [];
      for (const { name, permission, call } of actions) {
        signIn(user);
        const holds = isPermission(permission) && rolePermissions[role].has(permission);
        const result = await call(foreignInput());
        await superuser`update users set session_version = 1 where id = ${user.id}`;
        if (!holds) expect([name, result]).toMatchObject([name, { ok: false, error: { code: 'forbidden' } }]);
        else if (!result.ok) expect([name, result.error.code]).not.toEqual([name, 'internal']);
        else taken.push(name);
        expect([name, await neighbourHash()]).toEqual([name, before]);
      }
      // Nothing that names a foreign object may succeed; these need no object, or make one of their own.
      const free =
        /signOutEverywhere|endPreview|verifyAudit|requestAccess|invitePerson|createApiKey|save(Brand|Channel|Region|Category)|replayReason|createStore/;
      expect(taken.filter((name) => !free.test(name))).toEqual([]);
    },
    180_000,
  );
});
