import { describe, expect, test } from 'vitest';
import { contextOf, newAdmin, newUser, type TestOrganization } from '@/db/testing/factories';
import { checkFile, countsOf, runFile, undoFile, uploadFile } from '@/db/testing/import-file';
import { paidOrder } from '@/db/testing/ingest-request';
import { openStage } from '@/db/testing/stage';
import { type Context, onPipeline } from '@/lib/auth/context';
import { takeItems } from '@/lib/ingest/mutations/take-items';
import { listMatchingIds, listStores } from '@/lib/stores/queries/list-stores';
import type { Mapping } from './mapping';
import { findImportName } from './queries/find-import-name';
import { listProblems } from './queries/list-problems';

const { owner } = await openStage();
const counts = (id: string) => countsOf(owner, id);

const file = `门店编号,门店名称,城市,地址,营业时间
A1,静安大悦城店,上海市,西藏北路166号,10:00-22:00
A2,南京西路店,上海市,南京西路1038号,09:30-21:30
A3,坏时间店,上海市,某路1号,早到晚
A1,静安大悦城店,上海市,西藏北路166号,10:00-22:00
A2,另一家店,上海市,南京西路1号,
`;

const place = (mapping: Mapping, org: TestOrganization): Mapping => ({
  ...mapping,
  fields: {
    ...mapping.fields,
    brand: { from: 'constant', value: org.brandA.name },
    region: { from: 'constant', value: org.eastCity.name },
  },
});

describe('stores from a file', () => {
  test('a check writes nothing but what it found; a run writes the good rows', async () => {
    const { ctx, org } = await newAdmin();
    const { id, mapping } = await uploadFile(ctx, { kind: 'stores', text: file });
    await checkFile(ctx, { id, mapping: place(mapping, org) });
    expect(await counts(id)).toEqual({
      state: 'checked',
      rows: 5,
      added: 2,
      changed: 0,
      unchanged: 1,
      bad: 2,
    });
    const before = await owner`select count(*)::int as n from stores where org_id = ${org.orgId}`;
    expect(before[0]?.n).toBe(4);
    // The place in the list stands in an address, where anything may stand.
    const shown = async (after?: string) => (await listProblems(ctx, { id, after })).rows;
    for (const after of ['Infinity.5', '1e9.0', '99999999999.1', '-1.-1'])
      expect(await shown(after)).toEqual(await shown());
    const problems =
      await owner`select line, column_name, code, severity from import_problems where import_id = ${id} order by line`;
    expect(problems.map((row) => Object.values(row))).toEqual([
      [4, '营业时间', 'hours_unreadable', 'error'],
      [5, null, 'row_repeated', 'warning'],
      [6, '门店编号', 'code_repeated', 'error'],
    ]);
    await runFile(ctx, id);
    expect(await counts(id)).toEqual({
      ...{ state: 'done', rows: 5, added: 2, changed: 0, unchanged: 1, bad: 2 },
    });
    const stores =
      await owner`select code, name, city_code, status from stores where org_id = ${org.orgId} and code like 'A%' order by code`;
    expect(stores.map((row) => Object.values(row))).toEqual([
      ['A1', '静安大悦城店', '310000', 'live'],
      ['A2', '南京西路店', '310000', 'live'],
    ]);
  });

  test('the same file again changes nothing', async () => {
    const { ctx, org } = await newAdmin();
    for (const added of [2, 0]) {
      const { id, mapping } = await uploadFile(ctx, { kind: 'stores', text: file });
      await checkFile(ctx, { id, mapping: place(mapping, org) });
      await runFile(ctx, id);
      expect(await counts(id)).toMatchObject({ state: 'done', added, changed: 0, unchanged: 3 - added });
    }
  });

  test('the list of stores is asked for what a file brought, within what one sees', async () => {
    const { ctx, org } = await newAdmin();
    const text = `门店编号,门店名称,城市,区域\n${org.eastOne.code},新名字,上海市,\nN1,东店,上海市,${org.eastCity.name}\nN2,西店,上海市,${org.west.name}\n${org.eastTwo.code},${org.eastTwo.name},,\n`;
    const { id, mapping } = await uploadFile(ctx, { kind: 'stores', text });
    const brand = { from: 'constant' as const, value: org.brandA.name };
    await checkFile(ctx, { id, mapping: { ...mapping, fields: { ...mapping.fields, brand } } });
    await runFile(ctx, id);
    expect(await counts(id)).toMatchObject({ added: 2, changed: 1, unchanged: 1 });
    const codes = async (who: Context, importId: string) =>
      (await listStores(who, { importId })).rows.map(({ code }) => code).sort();
    expect(await codes(ctx, id)).toEqual([org.eastOne.code, 'N1', 'N2'].sort());
    expect(await listMatchingIds(ctx, { importId: id })).toHaveLength(3);
    const east = await contextOf(
      await newUser(org.orgId, { role: 'regional_lead', reach: { regionId: org.east.id } }),
    );
    expect(await codes(east, id)).toEqual([org.eastOne.code, 'N1'].sort());
    expect(await findImportName(east, { id })).toBeNull();
    expect(await findImportName(ctx, { id })).toBe('file.csv');
    const stranger = (await newAdmin()).ctx;
    expect(await codes(stranger, id)).toEqual([]);
    expect(await codes(ctx, 'no-such')).toEqual([]);
  });

  test('undo restores what was changed, removes what was created and keeps what is in use', async () => {
    const { ctx, org } = await newAdmin();
    const first = `门店编号,门店名称,城市,地址\n${org.eastOne.code},新名字,上海市,新地址\nN1,新店一,上海市,甲路\nN2,新店二,上海市,乙路\n`;
    const { id, mapping } = await uploadFile(ctx, { kind: 'stores', text: first });
    await checkFile(ctx, { id, mapping: place(mapping, org) });
    await runFile(ctx, id);
    expect(await counts(id)).toMatchObject({ added: 2, changed: 1 });
    const [used] = await owner`select id from stores where org_id = ${org.orgId} and code = 'N2'`;
    await owner`insert into touchpoints (org_id, id, store_id, code, name, kind, placed_on, created_at) values (${org.orgId}, gen_random_uuid(), ${used?.id}, 'T', '码', 'qr', '2026-01-01', now())`;
    await undoFile(ctx, id);
    expect((await counts(id)).state).toBe('undone');
    const codes =
      await owner`select code, name from stores where org_id = ${org.orgId} and (code like 'N%' or code = ${org.eastOne.code}) order by code`;
    expect(codes.map((row) => Object.values(row))).toEqual([
      ['N2', '新店二'],
      [org.eastOne.code, org.eastOne.name],
    ]);
    const [report] = await owner`select undo_report from imports where id = ${id}`;
    expect(report?.undo_report).toMatchObject({
      removed: 1,
      restored: 1,
      kept: [{ name: '新店二 (N2)', reason: 'in_use' }],
    });
  });
});

describe('guides and products from files', () => {
  test('guides come with their store, products with brand and price; both go again', async () => {
    const { ctx, org } = await newAdmin();
    const guides = `工号,姓名,手机号,门店\nW1,张三,13800000011,${org.eastOne.code}\n,李四,13800000012,${org.eastTwo.name}\nW3,王五,13800000013,没有这家店\n`;
    const first = await uploadFile(ctx, { kind: 'guides', text: guides });
    await checkFile(ctx, first);
    expect(await counts(first.id)).toMatchObject({ state: 'checked', added: 2, bad: 1 });
    await runFile(ctx, first.id);
    const stays =
      await owner`select g.name, s.code from guide_assignments a join guides g on g.org_id = a.org_id and g.id = a.guide_id join stores s on s.org_id = a.org_id and s.id = a.store_id where a.org_id = ${org.orgId} order by g.phone_hash is null, g.code desc`;
    expect(stays.map((row) => `${row.name} ${row.code}`).sort()).toEqual(
      [`张三 ${org.eastOne.code}`, `李四 ${org.eastTwo.code}`].sort(),
    );
    const again = await uploadFile(ctx, { kind: 'guides', text: guides });
    await checkFile(ctx, again);
    expect(await counts(again.id)).toMatchObject({ added: 0, changed: 0, unchanged: 2, bad: 1 });
    await undoFile(ctx, first.id);
    const left = await owner`select count(*)::int as n from guides where org_id = ${org.orgId}`;
    expect(left[0]?.n).toBe(0);
    const goods = `商品编码,商品名称,品牌,吊牌价\nP1,多肉葡萄,${org.brandA.name},19.00\nP2,坏价,${org.brandA.name},十九\n`;
    const products = await uploadFile(ctx, { kind: 'products', text: goods });
    await checkFile(ctx, products);
    await runFile(ctx, products.id);
    expect(await counts(products.id)).toMatchObject({ state: 'done', added: 1, bad: 1 });
    const [product] =
      await owner`select name, list_price_fen::text as fen from products where org_id = ${org.orgId}`;
    expect(product).toEqual({ name: '多肉葡萄', fen: '1900' });
    await undoFile(ctx, products.id);
    expect(await owner`select 1 from products where org_id = ${org.orgId}`).toHaveLength(0);
    const told =
      await owner`select action, object_kind, object_name, before from audit_events where org_id = ${org.orgId} and action like '%.removed'`;
    expect(
      told.map((row) => [row.action, row.object_kind, row.object_name, row.before.name].join(' ')).sort(),
    ).toEqual(
      [
        'guide.removed guide 张三 张三',
        'guide.removed guide 李四 李四',
        'product.removed product 多肉葡萄 多肉葡萄',
      ].sort(),
    );
  });

  test('a product that an order names stays when its file is undone', async () => {
    const { ctx, org } = await newAdmin();
    const text = `商品编码,商品名称,品牌,吊牌价\nP1,多肉葡萄,${org.brandA.name},19.00\nP2,红茶,${org.brandA.name},9.00\n`;
    const { id, mapping } = await uploadFile(ctx, { kind: 'products', text });
    await checkFile(ctx, { id, mapping });
    await runFile(ctx, id);
    const line = { sku: 'P2', quantity: 1, amountFen: 900 };
    const order = paidOrder('O', org.eastOne.code, { amountFen: 900, lines: [line] });
    expect(await takeItems(onPipeline(ctx), { source: 'till', items: [order] })).toMatchObject({
      accepted: 1,
    });
    await undoFile(ctx, id);
    const left = await owner`select code from products where org_id = ${org.orgId}`;
    expect(left.map((row) => row.code)).toEqual(['P2']);
  });
});
