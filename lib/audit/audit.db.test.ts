import postgres from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { contextOf, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { type Context, systemContext } from '@/lib/auth/context';
import { recordAudit, sealAudit } from './mutations';
import { listAuditEvents, listUnsealedOrganizations, verifyAuditChain } from './queries';

/** The superuser: what an intruder with the whole database can do. */
const { database, owner: superuser } = await openStage();
let chain: TestOrganization;
let admin: Context;

beforeEach(async () => {
  chain = await newOrganization();
  admin = await contextOf(await newUser(chain.orgId, { role: 'admin', name: '王敏' }));
});

const write = (ctx: Context, action: string, more: { storeId?: string; objectName?: string } = {}) =>
  ctx.db.write((tx) => recordAudit(ctx, tx, { action, objectKind: action.split('.')[0] ?? '', ...more }));

async function sealedChain(length = 5): Promise<string[]> {
  for (let at = 0; at < length; at += 1) await write(admin, 'store.created', { objectName: `门店 ${at}` });
  expect(await sealAudit(await systemContext(chain.orgId))).toBe(length);
  expect(await verifyAuditChain(admin)).toMatchObject({ verified: length, fault: null, unsealed: 0 });
  const seals = await superuser`select event_id from audit_seals where org_id = ${chain.orgId} order by seq`;
  return seals.map((row) => row.event_id as string);
}
const faultNow = async () => (await verifyAuditChain(admin)).fault;

describe('verifyAuditChain names the first bad row after', () => {
  it('an edit', async () => {
    const ids = await sealedChain();
    await superuser`update audit_events set object_name = '门店 X' where id = ${ids[2] ?? ''}`;
    expect(await faultNow()).toEqual({ kind: 'changed', seq: 3, eventId: ids[2] });
  });

  it('a delete, of the row alone or with its link', async () => {
    const ids = await sealedChain();
    await superuser`delete from audit_events where id = ${ids[1] ?? ''}`;
    expect(await faultNow()).toEqual({ kind: 'missing', seq: 2, eventId: ids[1] });
    await superuser`delete from audit_seals where event_id = ${ids[1] ?? ''}`;
    expect(await faultNow()).toEqual({ kind: 'gap', seq: 2, eventId: null });
  });

  it('an insert behind the chain', async () => {
    await sealedChain();
    const forged = uuidv7({ msecs: Date.now() - 3 * 3600_000 });
    await superuser`insert into audit_events (org_id, id, at, actor_kind, actor_name, action, object_kind)
      values (${chain.orgId}, ${forged}, now(), 'user', '李雷', 'store.closed', 'store')`;
    await write(admin, 'store.paused');
    await sealAudit(await systemContext(chain.orgId));
    expect(await verifyAuditChain(admin)).toMatchObject({
      ...{ verified: 6, unsealed: 1, fault: { kind: 'inserted', seq: null, eventId: forged } },
    });
  });

  it('a reordering', async () => {
    const ids = await sealedChain();
    const [two, four] = [ids[1] ?? '', ids[3] ?? ''];
    await superuser.begin(async (sql) => {
      await sql`update audit_seals set seq = 99 where event_id = ${two}`;
      await sql`update audit_seals set seq = 2 where event_id = ${four}`;
      await sql`update audit_seals set seq = 4 where event_id = ${two}`;
    });
    expect(await faultNow()).toEqual({ kind: 'changed', seq: 2, eventId: four });
  });

  it('a truncation, of links alone, of rows with links, and of everything', async () => {
    const ids = await sealedChain();
    await superuser`delete from audit_seals where org_id = ${chain.orgId} and seq > 3`;
    expect(await faultNow()).toEqual({ kind: 'truncated', seq: 4, eventId: null });
    await superuser`delete from audit_events where id in ${superuser(ids.slice(3))}`;
    expect(await faultNow()).toEqual({ kind: 'truncated', seq: 4, eventId: null });
    // The sealer does not sign a new end over the cut.
    await write(admin, 'store.paused');
    expect(await sealAudit(await systemContext(chain.orgId))).toBe(0);
    expect(await faultNow()).toEqual({ kind: 'truncated', seq: 4, eventId: null });
    await superuser`delete from audit_seals where org_id = ${chain.orgId}`;
    expect(await faultNow()).toEqual({ kind: 'truncated', seq: 1, eventId: null });
  });

  it('a chain computed anew by someone who knows how', async () => {
    const ids = await sealedChain();
    await superuser`update audit_events set actor_name = '李雷' where id = ${ids[1] ?? ''}`;
    const kept = await superuser`select value from organization_settings where org_id = ${chain.orgId}`;
    await superuser`delete from audit_seals where org_id = ${chain.orgId}`;
    expect(await sealAudit(await systemContext(chain.orgId))).toBe(0);
    await superuser`delete from organization_settings where org_id = ${chain.orgId}`;
    expect(await sealAudit(await systemContext(chain.orgId))).toBe(5);
    // Our own sealer signed the forged chain here; an intruder has not its key, so the old head stays and does not fit.
    await superuser`update organization_settings set value = ${superuser.json(kept[0]?.value)} where org_id = ${chain.orgId}`;
    expect(await faultNow()).toEqual({ kind: 'changed', seq: 5, eventId: ids[4] });
  });
});

describe('sealAudit', () => {
  it('seals each row once, also when several run at once and rows arrive meanwhile', async () => {
    const system = await systemContext(chain.orgId);
    await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        at % 4 === 0 ? sealAudit(system) : write(admin, `store.step${at}`),
      ),
    );
    await sealAudit(system);
    expect(await verifyAuditChain(admin)).toMatchObject({ verified: 30, fault: null, unsealed: 0 });
  });

  it('knows which organizations wait, and tells the unsealed tail', async () => {
    await write(admin, 'store.created');
    expect(await listUnsealedOrganizations()).toContain(chain.orgId);
    expect(await verifyAuditChain(admin)).toMatchObject({
      verified: 0,
      unsealed: 1,
      fault: null,
      head: null,
    });
    await sealAudit(await systemContext(chain.orgId));
    expect(await listUnsealedOrganizations()).not.toContain(chain.orgId);
  });

  it('leaves no way to change a row to the roles of the application', async () => {
    await write(admin, 'store.created');
    for (const url of [database.app, database.pipeline]) {
      const sql = postgres(url, { max: 1, onnotice: () => {} });
      await expect(sql`update audit_events set actor_name = 'x'`).rejects.toThrow(/permission denied/);
      await expect(sql`update audit_seals set seq = 1`).rejects.toThrow(/permission denied/);
      await sql.end();
    }
  });
});

describe('listAuditEvents', () => {
  it('finds by action, actor, object and day, and pages without loss', async () => {
    for (let at = 0; at < 7; at += 1) await write(admin, 'store.created', { objectName: `静安店 ${at}` });
    await write(admin, 'storefront.opened');
    const names = async (search: Parameters<typeof listAuditEvents>[1]) =>
      (await listAuditEvents(admin, search)).events.map((event) => event.objectName ?? event.action);
    expect(await names({ action: 'store' })).toHaveLength(7);
    expect(await names({ action: 'store.created', object: '店 3' })).toEqual(['静安店 3']);
    expect(await names({ actor: '王', object: 'storefront' })).toEqual(['storefront.opened']);
    expect(await names({ actor: '%' })).toEqual([]);
    expect(await names({ from: '2026-11-21', to: '2026-11-21' })).toHaveLength(8);
    expect(await names({ from: '2026-11-22' })).toEqual([]);
    expect(await names({ after: 'not a place' })).toHaveLength(8);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listAuditEvents(admin, { limit: 3, after });
      seen.push(...page.events.map((event) => event.id));
      after = page.nextCursor ?? undefined;
    } while (after);
    expect(new Set(seen).size).toBe(8);
    expect(seen).toHaveLength(8);
  });

  it('shows a part of the organization only what is about its stores', async () => {
    await write(admin, 'store.paused', { storeId: chain.westOne.id });
    await write(admin, 'store.paused', { storeId: chain.eastOne.id });
    await write(admin, 'user.invited');
    const lead = await newUser(chain.orgId, { role: 'finance', reach: { regionId: chain.east.id } });
    const ctx = await contextOf(lead);
    expect((await listAuditEvents(ctx)).events.map((event) => event.storeId)).toEqual([chain.eastOne.id]);
    await expect(verifyAuditChain(ctx)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
