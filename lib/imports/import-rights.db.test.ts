import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { contextOf, newAdmin, newApiKey, newUser, type TestOrganization } from '@/db/testing/factories';
import { checkFile, countsOf, runFile, uploadFile } from '@/db/testing/import-file';
import { openStage } from '@/db/testing/stage';
import { type Context, requireKey, systemContext } from '@/lib/auth/context';
import { SaveRoleInput } from '@/lib/auth/input';
import { saveRole } from '@/lib/auth/mutations/roles';
import type { ImportKind } from './fields';
import { checkImportHandler, runImportHandler, undoImportHandler } from './jobs';
import type { Mapping } from './mapping';
import { decideDuplicates, keepRow, skipRows } from './mutations/choose-rows';
import { correctCells } from './mutations/correct-cells';
import { startCheck, startRun, startUndo } from './mutations/start-import';
import { getImport } from './queries/get-import';
import { listRows } from './queries/list-rows';

const { owner } = await openStage();
const NEEDED = { code: 'forbidden', reason: 'import_needs_right_of_kind' };
const IMPORTS = ['imports:read', 'imports:write'];

async function withRights(admin: Context, org: TestOrganization, rights: string[]) {
  const user = await newUser(org.orgId);
  const role = { baseRole: 'analyst', name: randomUUID().slice(0, 30), places: ['all'] };
  const { id } = await saveRole(
    admin,
    SaveRoleInput.parse({ ...role, permissions: rights, userId: user.id }),
  );
  const take = (permissions: string[]) =>
    saveRole(admin, SaveRoleInput.parse({ ...role, id, version: 1, permissions }));
  return { ctx: await contextOf(user), take };
}

async function keyWith(org: TestOrganization, scopes: string[]) {
  const { id, key } = await newApiKey(org.orgId, { scopes });
  const request = new Request('http://localhost/', { headers: { authorization: `Bearer ${key}` } });
  return { id, ctx: await requireKey(request, 'imports:write') };
}

const place = (mapping: Mapping, org: TestOrganization): Mapping => ({
  ...mapping,
  fields: {
    ...mapping.fields,
    brand: { from: 'constant', value: org.brandA.name },
    region: { from: 'constant', value: org.eastCity.name },
  },
});
const head = '门店编号,门店名称,城市,地址,营业时间\n';
const oneStore = `${head}A1,甲店,上海市,路1号,10:00-22:00\n`;

async function checkedByAdmin(text = oneStore) {
  const { ctx: admin, org } = await newAdmin();
  const { id, mapping } = await uploadFile(admin, { kind: 'stores', text });
  await checkFile(admin, { id, mapping: place(mapping, org) });
  return { admin, org, id, mapping: place(mapping, org) };
}

const HANDLERS = {
  'check-import': checkImportHandler,
  'run-import': runImportHandler,
  'undo-import': undoImportHandler,
};

/** Does the job that waits for an import, as the worker would: with what stands in its payload. */
async function work(orgId: string, id: string): Promise<void> {
  const [job] = await owner`
    delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
    where t.id = j.task_id and j.key = ${`import:${id}`} returning t.identifier as task, j.payload->'payload' as payload`;
  const handler = HANDLERS[job?.task as keyof typeof HANDLERS];
  await handler.run(await systemContext(orgId), handler.payload.parse(job?.payload) as never);
}

const run = async (ctx: Context, id: string) =>
  startRun(ctx, { id, revision: (await getImport(ctx, { id })).revision });
const nameOf = async (id: string) => (await owner`select name from stores where id = ${id}`)[0]?.name;

describe('whoever may import, but not write what a file brings', () => {
  test('puts nothing right, decides nothing, runs nothing and takes nothing back', async () => {
    const { admin, org, id, mapping } = await checkedByAdmin();
    const { ctx } = await withRights(admin, org, IMPORTS);
    const corrections = [{ line: 2, column: '门店名称', from: null, value: '假店' }];
    await expect(correctCells(ctx, { id, corrections })).rejects.toMatchObject(NEEDED);
    await expect(skipRows(ctx, { id, lines: [2], isSkipped: true })).rejects.toMatchObject(NEEDED);
    await expect(keepRow(ctx, { id, line: 2 })).rejects.toMatchObject(NEEDED);
    await expect(decideDuplicates(ctx, { id, repeated: 'first', known: 'skip' })).rejects.toMatchObject(
      NEEDED,
    );
    await expect(startCheck(ctx, { id, mapping, sourceName: 'file' })).rejects.toMatchObject(NEEDED);
    await expect(run(ctx, id)).rejects.toMatchObject(NEEDED);
    expect(await getImport(ctx, { id })).toMatchObject({ canWrite: false, state: 'checked', revision: 1 });
    await runFile(admin, id);
    await expect(startUndo(ctx, { id })).rejects.toMatchObject(NEEDED);
    expect(await countsOf(owner, id)).toMatchObject({ state: 'done', added: 1 });
  });

  test.each<ImportKind>(['stores', 'guides', 'members', 'products', 'targets'])(
    'sends no file of %s, neither as a person nor by a key',
    async (kind) => {
      const { ctx: admin, org } = await newAdmin();
      const { ctx: person } = await withRights(admin, org, IMPORTS);
      const { ctx: key } = await keyWith(org, IMPORTS);
      for (const ctx of [person, key])
        await expect(uploadFile(ctx, { kind, text: oneStore })).rejects.toMatchObject(NEEDED);
      expect(await owner`select 1 from imports where org_id = ${org.orgId}`).toHaveLength(0);
    },
  );
});

describe('a job works with the rights of whoever started it', () => {
  test('a new store comes in as the person who ran it may bring one, and the audit names them', async () => {
    const { admin, org, id } = await checkedByAdmin();
    const { ctx } = await withRights(admin, org, [...IMPORTS, 'stores:read', 'stores:write']);
    await correctCells(ctx, {
      id,
      corrections: [{ line: 2, column: '门店名称', from: null, value: '乙店' }],
    });
    await work(org.orgId, id);
    await run(ctx, id);
    await work(org.orgId, id);
    const [store] = await owner`select name, status from stores where org_id = ${org.orgId} and code = 'A1'`;
    // The uploader might have approved it; the person who ran it may not.
    expect(store).toMatchObject({ name: '乙店', status: 'submitted' });
    const told = await owner`
      select actor_id as who from audit_events
      where org_id = ${org.orgId} and action in ('import.corrected', 'import.started', 'import.done', 'store.created')
        and (object_id = ${id} or object_name = '乙店')`;
    expect(told.length).toBeGreaterThanOrEqual(4);
    expect(new Set(told.map((row) => row.who))).toEqual(new Set([ctx.actor.id]));
  });

  test('those of today: without the right of the kind the run ends, and an undo leaves the import as it was', async () => {
    const { admin, org, id } = await checkedByAdmin();
    const { ctx, take } = await withRights(admin, org, [...IMPORTS, 'stores:read', 'stores:write']);
    await run(ctx, id);
    await take([...IMPORTS, 'stores:read']);
    await work(org.orgId, id);
    expect(await getImport(admin, { id })).toMatchObject({
      state: 'failed',
      failure: { code: 'failures.no_rights' },
    });
    const again = await checkedByAdmin();
    await runFile(again.admin, again.id);
    const other = await withRights(again.admin, again.org, [...IMPORTS, 'stores:read', 'stores:write']);
    await startUndo(other.ctx, { id: again.id });
    await other.take(IMPORTS);
    await work(again.org.orgId, again.id);
    expect(await countsOf(owner, again.id)).toMatchObject({ state: 'done', added: 1 });
  });

  test('a file of a key is worked as the key, not as the system; a revoked one works no more', async () => {
    const { ctx: admin, org } = await newAdmin();
    const { id: keyId, ctx: key } = await keyWith(org, [...IMPORTS, 'stores:write']);
    const { id, mapping } = await uploadFile(key, { kind: 'stores', text: oneStore });
    await startCheck(key, { id, mapping: place(mapping, org), sourceName: 'file' });
    await work(org.orgId, id);
    await run(admin, id);
    await work(org.orgId, id);
    const [done] =
      await owner`select actor_id as who from audit_events where action = 'import.done' and object_id = ${id}`;
    expect(done?.who).toBe(admin.actor.id);
    const next = await uploadFile(key, { kind: 'stores', text: oneStore.replace('甲店', '丙店') });
    await startCheck(key, { id: next.id, mapping: place(mapping, org), sourceName: 'file' });
    await work(org.orgId, next.id);
    await run(key, next.id);
    await owner`update api_keys set revoked_at = now() where id = ${keyId}`;
    await work(org.orgId, next.id);
    expect(await getImport(admin, { id: next.id })).toMatchObject({
      failure: { code: 'failures.no_rights' },
    });
    expect((await owner`select name from stores where org_id = ${org.orgId} and code = 'A1'`)[0]?.name).toBe(
      '甲店',
    );
  });

  test('a check that was overtaken leaves the correction to the check of whoever made it', async () => {
    const { admin, org, id, mapping } = await checkedByAdmin();
    await startCheck(admin, { id, mapping, sourceName: 'file' });
    const old = { id, by: { kind: 'user' as const, id: admin.actor.id as string }, revision: 2 };
    await skipRows(admin, { id, lines: [2], isSkipped: true });
    await checkImportHandler.run(await systemContext(org.orgId), old as never);
    expect(await getImport(admin, { id })).toMatchObject({ state: 'checking', revision: 3 });
    await work(org.orgId, id);
    expect(await countsOf(owner, id)).toMatchObject({ state: 'checked', skipped: 1 });
  });
});

test('a page that shows an older state runs nothing', async () => {
  const { admin, org, id } = await checkedByAdmin();
  const { revision } = await getImport(admin, { id });
  await correctCells(admin, {
    id,
    corrections: [{ line: 2, column: '门店编号', from: null, value: org.eastOne.code }],
  });
  await work(org.orgId, id);
  await expect(startRun(admin, { id, revision })).rejects.toMatchObject({
    code: 'conflict',
    reason: 'import_moved_on',
  });
  expect(await countsOf(owner, id)).toMatchObject({ state: 'checked' });
});

describe('numbers of stores', () => {
  const file = (code: string, phone: string) => `门店编号,门店名称,电话\n${code},甲店,${phone}\n`;

  test('are masked, not compared and not overwritten for people who may not see them', async () => {
    const { ctx: admin, org } = await newAdmin();
    const store = org.eastOne;
    await owner`update stores set phone = '021-62881234' where id = ${store.id}`;
    const { ctx } = await withRights(admin, org, [...IMPORTS, 'stores:read', 'stores:write']);
    const guess = await uploadFile(ctx, { kind: 'stores', text: file(store.code, '021-11112222') });
    await checkFile(ctx, guess);
    expect(JSON.stringify(await listRows(ctx, { id: guess.id, show: 'all' }))).not.toContain('6288');
    await runFile(ctx, guess.id);
    expect(await nameOf(store.id)).toBe('甲店');
    const phone = async () => (await owner`select phone from stores where id = ${store.id}`)[0]?.phone;
    expect(await phone()).toBe('021-62881234');
    // Somebody who sees them changes it; the others see only a mask of what stood there.
    const open = await uploadFile(admin, { kind: 'stores', text: file(store.code, '021-33334444') });
    await checkFile(admin, open);
    expect(JSON.stringify(await listRows(admin, { id: open.id, show: 'all' }))).toContain('021-62881234');
    const seen = JSON.stringify(await listRows(ctx, { id: open.id, show: 'all' }));
    expect(seen).toContain('021****34');
    expect(seen).not.toContain('62881234');
    await runFile(admin, open.id);
    expect(await phone()).not.toBe('021-62881234');
    // An undo brings it back, whoever asks for it.
    await startUndo(ctx, { id: open.id });
    await work(org.orgId, open.id);
    expect(await phone()).toBe('021-62881234');
  });
});

test('a very long cell is shown by its beginning and grouped without its text', async () => {
  const { ctx, org } = await newAdmin();
  const long = '某'.repeat(20_000);
  const text = `${head}${Array.from({ length: 60 }, (_, n) => `A${n},甲店,${long}${n},路1号,10:00-22:00\n`).join('')}`;
  const { id, mapping } = await uploadFile(ctx, { kind: 'stores', text });
  await checkFile(ctx, { id, mapping: place(mapping, org) });
  const page = await listRows(ctx, { id, show: 'all' });
  const cell = page?.rows[0]?.cells.find((one) => one.text.startsWith('某'));
  expect(cell).toMatchObject({ isCut: true });
  expect(cell?.text.length).toBeLessThanOrEqual(501);
  const { listGroups } = await import('./queries/list-groups');
  const { groups } = await listGroups(ctx, { id });
  expect(groups.every((group) => (group.value ?? '').length <= 200)).toBe(true);
});
