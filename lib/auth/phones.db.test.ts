import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { contextOf, newAdmin, newUser, testNow } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { listAuditEvents } from '@/lib/audit/queries';
import { listStorePage } from '@/lib/stores/queries/list-store-page';
import { type Context, personContext, requireKey } from './context';
import { SaveRoleInput } from './input';
import { createApiKey } from './mutations/api-keys';
import { invitePerson } from './mutations/people';
import { startPreview } from './mutations/previews';
import { saveRole } from './mutations/roles';
import { listPeople } from './queries/people';

const { owner } = await openStage();
const { ctx: admin, org } = await newAdmin();
const whole = { brandId: null, place: { regionId: null, storeId: null } };

/** Somebody with exactly these rights, everywhere. */
async function holder(permissions: string[]) {
  const user = await newUser(org.orgId);
  const name = randomUUID().slice(0, 30);
  const role = { baseRole: 'analyst', name, permissions, places: ['all'], userId: user.id };
  await saveRole(admin, SaveRoleInput.parse(role));
  return { user, ctx: await contextOf(user) };
}
for (const account of ['13800138000', '13900139000'])
  await invitePerson(admin, { account, name: '王', role: 'analyst', ...whole, expiresOn: undefined });

it('a list of people without numbers tells none: not by its cursor, not to who searches digits', async () => {
  const { ctx } = await holder(['users:read']);
  const seen: string[] = [];
  for (let after: string | undefined, turn = 0; turn < 20; turn += 1) {
    const page = await listPeople(ctx, { limit: 1, after });
    seen.push(...page.people.map(({ account }) => account));
    if (!page.nextCursor) break;
    expect(Buffer.from(page.nextCursor, 'base64url').toString()).not.toMatch(/1[38]\d{9}/);
    after = page.nextCursor;
  }
  expect(seen.slice(0, 2)).toEqual(['138****8000', '139****9000']);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength((await listPeople(ctx, { limit: 200 })).people.length);
  const found = async (who: Context, search: string) => (await listPeople(who, { search })).people.length;
  expect([await found(ctx, '380013'), await found(ctx, '1380013800')]).toEqual([0, 0]);
  expect([await found(ctx, '13800138000'), await found(ctx, '王')]).toEqual([1, 2]);
  expect(await found(admin, '380013')).toBe(1);
});

it('the audit tells the account of who was invited to those who see numbers', async () => {
  const { ctx } = await holder(['audit:read']);
  const invited = async (who: Context) =>
    (await listAuditEvents(who, { action: 'user.invited' } as never)).events.map(({ after }) => after);
  expect(await invited(ctx)).toContainEqual({ account: '138****8000' });
  expect(JSON.stringify(await invited(ctx))).not.toContain('13800138000');
  expect(await invited(admin)).toContainEqual({ account: '13800138000' });
});

it('a key shows telephones of stores when it holds that right', async () => {
  await owner`update stores set phone = '021-62881234' where id = ${org.eastOne.id}`;
  const { ctx } = await holder(['stores:read', 'api-keys:write']);
  const phone = async (maker: Context, scopes: ('stores:read' | 'phones:read')[]) => {
    const { key } = await createApiKey(maker, { name: 'k', scopes, ...whole, expiresOn: undefined });
    const request = new Request('http://x/', { headers: { authorization: `Bearer ${key}` } });
    const caller = await requireKey(request, 'stores:read');
    const page = await listStorePage(caller, { limit: 1, code: org.eastOne.code });
    return page.data[0]?.phone;
  };
  expect(await phone(ctx, ['stores:read'])).toBe('021****34');
  expect(await phone(admin, ['stores:read', 'phones:read'])).toBe('021-62881234');
  await expect(phone(ctx, ['stores:read', 'phones:read'])).rejects.toMatchObject({ code: 'forbidden' });
});

it('a preview shows the number of who looks, not of who is looked at', async () => {
  const { user: seer } = await holder(['users:write', 'users:read']);
  const { user: seen } = await holder(['users:read']);
  await owner`update users set account = '13700137000' where id = ${seen.id}`;
  const [row] = await owner`select session_version from users where id = ${seer.id}`;
  const session = { userId: seer.id, sessionVersion: row?.session_version, sessionId: randomUUID() };
  const now = async () =>
    (await personContext(seer.id, { now: testNow, at: testNow, orgId: org.orgId, session })) as Context;
  await startPreview(await now(), { userId: seen.id, at: testNow });
  const eyes = await now();
  expect(eyes.scope.userId).toBe(seen.id);
  expect((await listPeople(eyes, { search: '13700137000' })).people[0]?.account).toBe('137****7000');
});
