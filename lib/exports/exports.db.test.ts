import { readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextOf, newGrant, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { type Context, systemContext } from '@/lib/auth/context';
import { SaveRoleInput } from '@/lib/auth/input';
import { addGrant } from '@/lib/auth/mutations/grants';
import { saveRole } from '@/lib/auth/mutations/roles';
import { splitPlace } from '@/lib/auth/preview';
import { listBrands } from '@/lib/organization/queries';
import { StoreUpsertInput } from '@/lib/stores/input';
import { upsertStores } from '@/lib/stores/mutations/upsert-stores';
import { parseDayHours } from '@/lib/stores/opening-hours';
import { AT_ONCE } from './export-file';
import { StartExportInput } from './input';
import { startExport } from './mutations/start-export';
import { sweepExports, sweepStrayFiles } from './mutations/sweep-exports';
import { workExport } from './mutations/work-export';
import { listExports, listOrganizationsWithExpired, openExport } from './queries/exports';
import { listReach } from './queries/source';

const { owner, folder } = await openStage();
let org: TestOrganization;
let admin: Context;

const later = (ctx: Context, days: number): Context => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + days * 86_400_000),
});
const ask = (ctx: Context, asked: Partial<StartExportInput>) =>
  startExport(ctx, StartExportInput.parse({ list: 'stores', format: 'xlsx', locale: 'zh-CN', ...asked }));

async function bytesOf(ctx: Context, id: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of (await openExport(ctx, { id })).pieces) parts.push(piece);
  return Buffer.concat(parts);
}
const sheetOf = (bytes: Buffer) => {
  const book = XLSX.read(bytes);
  return XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] as string] as XLSX.WorkSheet, {
    header: 1,
  });
};

beforeAll(async () => {
  org = await newOrganization();
  admin = await contextOf(await newUser(org.orgId, { role: 'admin' }));
  const system = await systemContext(org.orgId, { now: admin.now });
  const brand = (await listBrands(system)).find(({ id }) => id === org.brandA.id)?.code;
  await upsertStores(
    system,
    [
      {
        code: '00042',
        name: '=HYPERLINK("x")',
        areaM2: 86.5,
        address: '愚园路 1 号, 2 楼',
        openedOn: '2024-02-29',
      },
      { code: 'N2', name: '龘靐𠮷店😀', areaM2: 120, address: null, openedOn: null },
    ].map((store) => StoreUpsertInput.parse({ ...store, brand, region: org.west.code, status: 'live' })),
  );
});

describe('a list taken away', () => {
  it('is a workbook of typed cells, all rows that match in the order asked for', async () => {
    const { id, isDone } = await ask(admin, {
      query: 'q=n&sort=code',
      columns: ['code', 'name', 'area', 'opened'],
    });
    expect(isDone).toBe(true);
    const book = XLSX.read(await bytesOf(admin, id));
    expect(book.SheetNames).toEqual(['门店', '导出说明']);
    const rows = sheetOf(await bytesOf(admin, id));
    expect(rows[0]).toEqual(['编码', '门店', '面积 (m²)', '开业日']);
    expect(rows.find(([code]) => code === 'N2')?.slice(0, 3)).toEqual(['N2', '龘靐𠮷店😀', 120]);
  });

  it('holds every store once, whatever the pages', async () => {
    const { id } = await ask(admin, { query: '' });
    const [row] = await owner<
      { n: number }[]
    >`select count(*)::int as n from stores where org_id = ${org.orgId}`;
    const counted = row?.n;
    const codes = sheetOf(await bytesOf(admin, id))
      .slice(1)
      .map((row) => row[1]);
    expect(new Set(codes).size).toBe(counted);
    expect(codes.length).toBe(counted);
    expect(codes).toContain('00042');
  });

  it('is safe CSV with a byte order mark, or GB18030 that loses no character', async () => {
    const utf8 = await bytesOf(
      admin,
      (await ask(admin, { format: 'csv', columns: ['code', 'name', 'address'] })).id,
    );
    expect(utf8.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(utf8.toString('utf8')).toContain('00042,"\'=HYPERLINK(""x"")","愚园路 1 号, 2 楼"');
    const old = await bytesOf(admin, (await ask(admin, { format: 'csv-gb18030', columns: ['name'] })).id);
    expect(iconv.decode(old, 'gb18030')).toContain('龘靐𠮷店😀');
    expect(old.includes(Buffer.from('龘', 'utf8'))).toBe(false);
  });

  it('is the chosen rows alone, and never one out of reach', async () => {
    const lead = await contextOf(
      await newUser(org.orgId, { role: 'regional_lead', reach: { regionId: org.east.id } }),
    );
    const { id } = await ask(lead, { ids: [org.eastOne.id, org.westOne.id], columns: ['code'] });
    expect(sheetOf(await bytesOf(lead, id)).slice(1)).toEqual([[org.eastOne.code]]);
  });

  it('leaves nothing readable on disk and a line in the log', async () => {
    const { id } = await ask(admin, { columns: ['name'] });
    const files = readdirSync(join(folder, 'exports'));
    expect(files.length).toBeGreaterThan(0);
    const [event] =
      await owner`select action, object_kind, after from audit_events where org_id = ${org.orgId} and object_id = ${id}`;
    expect(event).toMatchObject({
      action: 'export.asked',
      object_kind: 'export',
      after: { list: 'stores', format: 'xlsx' },
    });
  });
});

describe('who gets it', () => {
  it('only the one who asked, within a week, with the reach of then', async () => {
    const user = await newUser(org.orgId, { role: 'analyst', reach: { regionId: org.east.id } });
    const ctx = await contextOf(user);
    const { id } = await ask(ctx, {});
    expect((await bytesOf(ctx, id)).length).toBeGreaterThan(0);
    await expect(openExport(admin, { id })).rejects.toMatchObject({ code: 'not_found' });
    const neighbour = await contextOf(await newUser((await newOrganization()).orgId, { role: 'admin' }));
    await expect(openExport(neighbour, { id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(openExport(later(ctx, 7), { id })).rejects.toMatchObject({ code: 'not_found' });
    await newGrant(org.orgId, { userId: user.id, role: 'analyst', storeId: org.westOne.id });
    await expect(openExport(await contextOf(user), { id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('not in a preview: what somebody took away is theirs alone', async () => {
    const user = await newUser(org.orgId, { role: 'analyst' });
    const ctx = await contextOf(user);
    const { id } = await ask(ctx, {});
    const seen: Context = { ...ctx, actor: admin.actor, preview: {} as Context['preview'] };
    await expect(openExport(seen, { id })).rejects.toMatchObject({ code: 'not_found' });
    expect(await listExports(seen)).toEqual([]);
  });

  it('not when a right that decides its columns was lost since', async () => {
    const user = await newUser(org.orgId, { role: 'regional_lead' });
    const ctx = await contextOf(user);
    const { id } = await ask(ctx, {});
    // The same stores are still in reach, but no longer what was made of their targets.
    const rights = ['stores:read', 'reports:export', 'organization:read'];
    await owner`insert into custom_roles (org_id, id, name, base_role, permissions, places, created_at, updated_at)
      values (${org.orgId}, ${user.id}, '督导', 'regional_lead', ${rights}, '{}', now(), now())`;
    await owner`update grants set role = null, role_id = ${user.id} where user_id = ${user.id}`;
    expect(listReach(ctx.scope, 'stores')).not.toBe(listReach((await contextOf(user)).scope, 'stores'));
    await expect(openExport(await contextOf(user), { id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('needs the right to read the list', async () => {
    const brand = await contextOf(await newUser(org.orgId, { role: 'brand_manager' }));
    await expect(ask(brand, { list: 'audit' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is gone with its key once it has expired', async () => {
    const { id } = await ask(admin, {});
    const before = readdirSync(join(folder, 'exports')).length;
    const after = later(admin, 8);
    expect(await listOrganizationsWithExpired(after.now)).toContain(org.orgId);
    await sweepExports({ ...(await systemContext(org.orgId)), now: after.now });
    expect(readdirSync(join(folder, 'exports')).length).toBeLessThan(before);
    const [row] = await owner`select stored_as, wrapped_key from export_files where id = ${id}`;
    expect(row).toEqual({ stored_as: null, wrapped_key: null });
    expect((await listExports(after)).find((one) => one.id === id)?.state).toBe('expired');
  });
});

describe('a file whose writer was killed', () => {
  it('goes after a day, and no other does', async () => {
    const { id } = await ask(admin, { columns: ['code'] });
    const [{ stored_as: kept } = { stored_as: '' }] =
      await owner`select stored_as from export_files where id = ${id}`;
    const path = (name: string) => join(folder, 'exports', name);
    const now = new Date();
    const longAgo = new Date(now.getTime() - 2 * 86_400_000);
    writeFileSync(path('left.sealed'), 'half');
    writeFileSync(path('being-written.sealed'), 'half');
    for (const name of ['left.sealed', kept]) utimesSync(path(name), longAgo, longAgo);
    expect(await sweepStrayFiles({ at: now })).toBe(1);
    const names = readdirSync(join(folder, 'exports'));
    expect(names).not.toContain('left.sealed');
    expect(names).toEqual(expect.arrayContaining([kept, 'being-written.sealed']));
    rmSync(path('being-written.sealed'));
  });
});

describe('all columns of stores', () => {
  it('say the phone to who may see it, and the opening hours to all', async () => {
    const week = [...Array(5).fill([{ from: 600, to: 1320 }]), [{ from: 0, to: 1440 }], []];
    await owner`update stores set phone = '021-62881234', opening_hours = ${owner.json({ week, exceptions: [] })}
      where id = ${org.eastOne.id}`;
    const everyDay = Array(7).fill([
      { from: 600, to: 840 },
      { from: 1020, to: 1560 },
    ]);
    await owner`update stores set opening_hours = ${owner.json({ week: everyDay, exceptions: [] })}
      where id = ${org.eastTwo.id}`;
    const linesOf = async (ctx: Context) => {
      const rows = sheetOf(await bytesOf(ctx, (await ask(ctx, { query: 'sort=code' })).id));
      const at = (header: string) => (rows[0] ?? []).indexOf(header);
      const of = ({ code }: { code: string }) => rows.find((row) => row[at('编码')] === code) ?? [];
      return { head: rows[0], of: (store: { code: string }, header: string) => of(store)[at(header)] };
    };
    const full = await linesOf(admin);
    expect(full.of(org.eastOne, '门店电话')).toBe('021-62881234');
    expect(full.of(org.eastOne, '营业时间')).toBe('周一–周五 10:00–22:00; 周六 全天; 周日 休息');
    const read = parseDayHours(String(full.of(org.eastTwo, '营业时间')));
    expect(read).toEqual({ ok: true, intervals: everyDay[0] });
    const { id } = await saveRole(
      admin,
      SaveRoleInput.parse({
        ...{
          name: '不看电话',
          baseRole: 'analyst',
          permissions: ['stores:read', 'reports:export'],
          places: ['all'],
        },
      }),
    );
    const blind = await newUser(org.orgId);
    await addGrant(admin, {
      userId: blind.id,
      role: id,
      brandId: null,
      place: splitPlace('all'),
      expiresOn: undefined,
    });
    const { head } = await linesOf(await contextOf(blind));
    expect(head).not.toContain('门店电话');
    expect(head).toContain('营业时间');
  });
});

describe('asked again', () => {
  it('the same within a minute is one file, however often it is pressed', async () => {
    const ctx = await contextOf(await newUser(org.orgId, { role: 'analyst' }));
    const asked = await Promise.all(Array.from({ length: 8 }, () => ask(ctx, { query: 'q=n' })));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect((await listExports(ctx)).length).toBe(1);
    const stored =
      await owner`select stored_as from export_files where created_by_user_id = ${ctx.scope.userId}`;
    const mine = readdirSync(join(folder, 'exports')).filter((file) => file === stored[0]?.stored_as);
    expect(mine.length).toBe(1);
    const { id } = await ask(ctx, { query: 'q=e' });
    expect(asked.map((one) => one.id)).not.toContain(id);
  });

  it.each(['q=%00', 'f.status=a%00b'])('%s is refused as no text', (query) => {
    expect(StartExportInput.safeParse({ list: 'stores', format: 'csv', locale: 'en', query }).success).toBe(
      false,
    );
  });

  it('chosen rows exist where rows can be chosen', () => {
    const asked = { list: 'guides', format: 'csv', locale: 'en', ids: [org.eastOne.id] };
    expect(StartExportInput.safeParse(asked).success).toBe(false);
  });
});

describe('a large list', () => {
  it('is written by a job, once, with the rights of then', async () => {
    const many = AT_ONCE + 200;
    const big = await newOrganization();
    await owner`insert into stores (org_id, id, code, brand_id, name, name_key, pinyin_full, pinyin_initials, status, created_at, updated_at)
      select ${big.orgId}, gen_random_uuid(), 'B' || n, ${big.brandA.id}, 'Store ' || n, 'store' || n, 'store' || n, 's' || n, 'live', now(), now()
      from generate_series(1, ${many}) n`;
    await owner`insert into store_region_history (org_id, store_id, region_id, valid_from)
      select ${big.orgId}, id, ${big.west.id}, '2020-01-01' from stores where org_id = ${big.orgId} and code like 'B%'`;
    const user = await newUser(big.orgId, { role: 'analyst' });
    const ctx = await contextOf(user);
    const { id, isDone } = await ask(ctx, { format: 'csv', columns: ['code'] });
    expect(isDone).toBe(false);
    await expect(openExport(ctx, { id })).rejects.toMatchObject({ code: 'not_found' });
    const worker = await systemContext(big.orgId, { now: ctx.now });
    await workExport(worker, { id });
    await workExport(worker, { id });
    const lines = (await bytesOf(ctx, id)).toString('utf8').trim().split('\r\n');
    expect(lines.filter((line) => line.startsWith('B')).length).toBe(many);
    const refused = await ask(ctx, { format: 'csv' });
    await owner`delete from grants where user_id = ${user.id}`;
    await workExport(worker, { id: refused.id });
    const [row] = await owner`select state, failure from export_files where id = ${refused.id}`;
    expect(row).toEqual({ state: 'failed', failure: 'no_right' });
  });
});
