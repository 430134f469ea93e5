import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { newAdmin, type TestOrganization } from '@/db/testing/factories';
import { checkFile, countsOf, runFile, uploadFile } from '@/db/testing/import-file';
import { openStage } from '@/db/testing/stage';
import type { Context } from '@/lib/auth/context';
import type { Mapping } from './mapping';
import { decideDuplicates, keepRow, skipRows } from './mutations/choose-rows';
import { correctCells } from './mutations/correct-cells';
import { importContext } from './mutations/import-context';
import { checkImport } from './mutations/run-import';
import { listGroups } from './queries/list-groups';
import { listRows, listRowsAt } from './queries/list-rows';

const { owner } = await openStage();
const counts = (id: string) => countsOf(owner, id);

const place = (mapping: Mapping, org: TestOrganization): Mapping => ({
  ...mapping,
  fields: {
    ...mapping.fields,
    brand: { from: 'constant', value: org.brandA.name },
    region: { from: 'constant', value: org.eastCity.name },
  },
});

async function checked(text: string | Buffer): Promise<{ ctx: Context; org: TestOrganization; id: string }> {
  const { ctx, org } = await newAdmin();
  const { id, mapping } = await uploadFile(ctx, { kind: 'stores', text });
  await checkFile(ctx, { id, mapping: place(mapping, org) });
  return { ctx, org, id };
}

/** What the worker does with the check that a decision asked for. */
const recheck = async (ctx: Context, id: string) => checkImport(await importContext(ctx, { id }), id);
const head = '门店编号,门店名称,城市,地址,营业时间\n';

/** Every fifth address goes over three lines of the file, so lines and rows drift apart. */
function longFile(rows: number): { text: string; lines: number[] } {
  const lines: number[] = [];
  const parts = [head];
  let line = 2;
  for (let n = 1; n <= rows; n++) {
    lines.push(line);
    const isLong = n % 5 === 0;
    parts.push(
      `L${n},䶮店${n},上海市,${isLong ? `"甲路${n}号\n二楼, ""东""\n"` : `甲路${n}号`},10:00-22:00\n`,
    );
    line += isLong ? 3 : 1;
  }
  return { text: parts.join(''), lines };
}

describe('rows of a file at any place', () => {
  for (const encoding of ['utf-8', 'gb18030', 'utf-16le'])
    test(`${encoding}: the right lines, also where cells hold line ends and characters are cut by pieces`, async () => {
      const rows = 9000;
      const { text, lines } = longFile(rows);
      const mark = encoding === 'utf-16le' ? '\uFEFF' : '';
      const { ctx, id } = await checked(iconv.encode(mark + text, encoding));
      const [index] = await owner`select count(*)::int as n from import_windows where import_id = ${id}`;
      expect(index?.n).toBeGreaterThan(1);
      for (const n of [1, 2, 5, 151, 4444, 5000, 8999, 9000]) {
        const page = await listRows(ctx, { id, show: 'all', from: lines[n - 1] });
        const row = page?.rows.find((one) => one.place === n);
        expect(row?.line).toBe(lines[n - 1]);
        expect(row?.cells.slice(0, 2).map((cell) => cell.text)).toEqual([`L${n}`, `䶮店${n}`]);
        expect(row?.cells[3]?.text).toBe(n % 5 === 0 ? `甲路${n}号\n二楼, "东"\n` : `甲路${n}号`);
        expect(page?.total).toBe(rows);
      }
      const first = await listRows(ctx, { id, show: 'all' });
      expect(first).toMatchObject({ prev: null, next: lines[150], last: lines[8850] });
      const last = await listRows(ctx, { id, show: 'all', from: lines[8999] });
      expect(last).toMatchObject({ prev: lines[8700], next: null, last: null });
      expect(last?.rows.map((row) => row.place)).toEqual(Array.from({ length: 150 }, (_, i) => 8851 + i));
    });

  test('what was put right is shown with what stood there; a group is put right at once', async () => {
    const text = `${head}A1,一店,上海市,甲路,早到晚\nA2,二店,上海市,乙路, 早到晚\nA3,三店,上海市,丙路,10:00-22:00\nA4,四店,上海市,丁路,随便\n`;
    const { ctx, id } = await checked(text);
    const before = await listGroups(ctx, { id });
    expect(before.groups.map(({ columnName, value, count }) => [columnName, value, count])).toEqual([
      ['营业时间', '早到晚', 2],
      ['营业时间', '随便', 1],
    ]);
    const column = '营业时间';
    await correctCells(ctx, {
      id,
      corrections: [
        { line: null, column, from: '早到晚', value: '10:00-22:00' },
        { line: 5, column, from: null, value: '09:00-21:00' },
      ],
    });
    await recheck(ctx, id);
    expect(await counts(id)).toMatchObject({ state: 'checked', rows: 4, added: 4, bad: 0 });
    const page = await listRows(ctx, { id, show: 'all' });
    expect(page?.rows.map((row) => row.cells[4])).toEqual([
      { text: '10:00-22:00', was: '早到晚' },
      { text: '10:00-22:00', was: ' 早到晚' },
      { text: '10:00-22:00' },
      { text: '09:00-21:00', was: '随便' },
    ]);
    // The list of bad rows holds none of them; a page that has shown them asks for them by line.
    expect((await listRows(ctx, { id, show: 'problems' }))?.rows).toEqual([]);
    expect(await listRowsAt(ctx, { id, lines: [2, 5] })).toEqual([page?.rows[0], page?.rows[3]]);
    await correctCells(ctx, { id, corrections: [{ line: 5, column, from: null, value: null }] });
    await recheck(ctx, id);
    expect(await counts(id)).toMatchObject({ added: 3, bad: 1 });
  });

  test('required cells that are blank are filled at once, those that may be blank stay as they are', async () => {
    const { ctx, org } = await newAdmin();
    const { code, name } = org.eastOne;
    const rows = [
      `${code},${name},${org.brandA.name},,09:00-21:00`,
      `N1,新一,${org.brandA.name},,10:00-22:00`,
      `N2,新二,${org.brandA.name}, ,10:00-22:00`,
      `N3,新三,,${org.eastCity.name},10:00-22:00`,
    ];
    const text = `门店编号,门店名称,品牌,区域,营业时间\n${rows.join('\n')}\n`;
    const { id, mapping } = await uploadFile(ctx, { kind: 'stores', text });
    await checkFile(ctx, { id, mapping });
    const { groups } = await listGroups(ctx, { id });
    expect(
      groups
        .filter((one) => one.severity === 'error')
        .map((one) => [one.columnName, one.code, one.value, one.count, one.isFixable]),
    ).toEqual([
      ['区域', 'required', '', 2, true],
      ['品牌', 'required', '', 1, true],
    ]);
    await correctCells(ctx, {
      id,
      corrections: [{ line: null, column: '区域', from: '', value: org.west.name }],
    });
    await recheck(ctx, id);
    expect(await counts(id)).toMatchObject({ rows: 4, added: 2, changed: 1, bad: 1 });
    const shown = await listRows(ctx, { id, show: 'all' });
    expect(shown?.rows.map((row) => row.cells[3])).toMatchObject([
      { text: '' },
      { text: org.west.name, was: '' },
      { text: org.west.name },
      { text: org.eastCity.name },
    ]);
    await runFile(ctx, id);
    const placed = await owner`
      select s.code, r.name from stores s join store_region_history h on h.org_id = s.org_id and h.store_id = s.id
      join regions r on r.org_id = h.org_id and r.id = h.region_id
      where s.org_id = ${org.orgId} and h.valid_to is null and s.code in (${code}, 'N1', 'N2') order by s.code`;
    expect(placed.map((row) => `${row.code} ${row.name}`).sort()).toEqual(
      [`${code} ${org.eastCity.name}`, `N1 ${org.west.name}`, `N2 ${org.west.name}`].sort(),
    );
  });

  test('a check overtaken by a correction says nothing', async () => {
    const { ctx, id } = await checked(`${head}A1,一店,上海市,甲路,早到晚\n`);
    const fix = (value: string) =>
      correctCells(ctx, { id, corrections: [{ line: 2, column: '营业时间', from: null, value }] });
    await fix('还是早到晚');
    const worker = await importContext(ctx, { id });
    const late = checkImport(worker, id);
    await fix('10:00-22:00');
    await late;
    await recheck(ctx, id);
    expect(await counts(id)).toMatchObject({ state: 'checked', added: 1, bad: 0 });
  });
});

describe('everything that is wrong with a row', () => {
  const of = async (ctx: Context, id: string) => {
    const page = await listRows(ctx, { id, show: 'problems' });
    return Object.fromEntries(
      (page?.rows ?? []).map((row) => [
        row.line,
        [...row.problems, ...row.cells.flatMap((cell) => cell.problems ?? [])]
          .filter(({ severity }) => severity === 'error')
          .map(({ code }) => code)
          .sort(),
      ]),
    );
  };

  test('a store: cells, references, a code that stands twice and a region that is missing, in one check', async () => {
    const { ctx, org } = await newAdmin();
    const { code: known } = org.eastOne;
    const region = org.eastCity.name;
    const text = [
      '门店编号,门店名称,品牌,区域,营业时间,面积',
      `A1,一店,${org.brandA.name},${region},10:00-22:00,90`,
      'A1,二店,没有的品牌,,早到晚,很大',
      'A 3,,,没有的区域,早到晚,90',
      `A4,四店,${org.brandA.name},,早到晚,90`,
      `A4,又四店,${org.brandA.name},${region},10:00-22:00,90`,
      `${known},新名,,,早到晚,90`,
    ].join('\n');
    const { id, mapping } = await uploadFile(ctx, { kind: 'stores', text });
    await checkFile(ctx, { id, mapping });
    expect(await of(ctx, id)).toEqual({
      // The row that is repeated stands beside the rows that repeat it.
      2: [],
      3: ['brand_unknown', 'code_repeated', 'hours_unreadable', 'number_unreadable', 'required'],
      4: ['code_spaces', 'hours_unreadable', 'region_unknown', 'required', 'required'],
      5: ['code_repeated', 'hours_unreadable', 'required'],
      6: [],
      // A known store keeps the brand and the region it has.
      7: ['hours_unreadable'],
    });
    expect(await counts(id)).toMatchObject({ rows: 6, added: 2, changed: 0, bad: 4 });
    const [left] = await owner`select count(*)::int as n from stores where org_id = ${org.orgId}`;
    expect(left?.n).toBe(4);
  });

  test('with "keep the first" a bad row that repeats a good one is left out, not to be put right', async () => {
    const text = `${head}A1,一店,上海市,甲路,10:00-22:00\nA1,又一店,上海市,甲路,早到晚\n`;
    const { ctx, id } = await checked(text);
    expect(await of(ctx, id)).toEqual({ 2: [], 3: ['code_repeated', 'hours_unreadable'] });
    await decideDuplicates(ctx, { id, repeated: 'first', known: 'update' });
    await recheck(ctx, id);
    expect(await counts(id)).toMatchObject({ added: 1, bad: 0, skipped: 1 });
  });

  test('guides, members, orders, products and targets: what a row refers to beside cells that cannot be read', async () => {
    const { ctx } = await newAdmin();
    const rows: Record<string, Record<string, string>> = {
      guides: { code: 'W1', name: '', phone: '12', store: '没有这家店', hiredOn: '昨天' },
      members: { phone: '12', store: '没有这家店', birthday: '昨天', guide: '没有这位' },
      orders: { id: 'O1', paidAt: '2026-01-02', amount: '一百', store: '没有这家店', guide: '没有这位' },
      products: { code: 'P 1', name: '', brand: '没有的品牌', price: '十九' },
      targets: { store: '没有这家店', month: '某月', amount: '一百' },
    };
    const found: Record<string, string[] | undefined> = {};
    for (const kind of ['guides', 'members', 'orders', 'products', 'targets'] as const) {
      const row = rows[kind] as Record<string, string>;
      const text = `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`;
      const { id, mapping } = await uploadFile(ctx, { kind, text, name: `${kind}.csv` });
      const fields = Object.fromEntries(
        Object.keys(row).map((column) => [column, { from: 'column' as const, column }]),
      );
      await checkFile(ctx, { id, mapping: { ...mapping, fields } });
      found[kind] = (await of(ctx, id))[2];
      expect(await counts(id)).toMatchObject({ rows: 1, bad: 1 });
    }
    expect(found).toEqual({
      guides: ['date_unreadable', 'phone_invalid', 'required', 'store_unknown'],
      members: ['date_unreadable', 'guide_unknown', 'phone_invalid', 'store_unknown'],
      orders: ['guide_unknown', 'money_unreadable', 'store_unknown'],
      products: ['brand_unknown', 'code_spaces', 'money_unreadable', 'required'],
      targets: ['date_unreadable', 'money_unreadable', 'store_unknown'],
    });
  });
});

describe('rows that repeat each other, and what is known already', () => {
  const repeats = `${head}A1,一店,上海市,甲路,10:00-22:00\nA2,二店,上海市,乙路,10:00-22:00\nA1,一店新名,上海市,丙路,10:00-22:00\nA1,一店又名,上海市,丁路,10:00-22:00\n`;

  test('asked, the first, the last or one that a person keeps', async () => {
    const { ctx, org, id } = await checked(repeats);
    expect(await counts(id)).toMatchObject({ rows: 4, added: 2, bad: 2 });
    await decideDuplicates(ctx, { id, repeated: 'first', known: 'update' });
    await recheck(ctx, id);
    expect(await counts(id)).toMatchObject({ rows: 4, added: 2, bad: 0, skipped: 2 });
    expect((await listRows(ctx, { id, show: 'skipped' }))?.rows.map((row) => row.line)).toEqual([4, 5]);
    await decideDuplicates(ctx, { id, repeated: 'last', known: 'update' });
    await recheck(ctx, id);
    expect((await listRows(ctx, { id, show: 'skipped' }))?.rows.map((row) => row.line)).toEqual([2, 4]);
    await decideDuplicates(ctx, { id, repeated: 'ask', known: 'update' });
    await recheck(ctx, id);
    await keepRow(ctx, { id, line: 4 });
    await recheck(ctx, id);
    expect(await counts(id)).toMatchObject({ rows: 4, added: 2, bad: 0, skipped: 2 });
    await runFile(ctx, id);
    const [kept] = await owner`select name from stores where org_id = ${org.orgId} and code = 'A1'`;
    expect(kept?.name).toBe('一店新名');
    expect(await counts(id)).toMatchObject({ state: 'done', added: 2, skipped: 2 });
  });

  test('known stores are brought up to date or left as they are; a row left out by hand stays out', async () => {
    const { ctx, org } = await newAdmin();
    const { code, name } = org.eastOne;
    const text = `${head}${code},新名字,上海市,新地址,10:00-22:00\nN1,新店,上海市,甲路,10:00-22:00\nN2,别开,上海市,乙路,10:00-22:00\n`;
    const { id, mapping } = await uploadFile(ctx, { kind: 'stores', text });
    await checkFile(ctx, { id, mapping: place(mapping, org) });
    expect(await counts(id)).toMatchObject({ rows: 3, added: 2, changed: 1 });
    const shown = await listRows(ctx, { id, show: 'all' });
    expect(shown?.rows[0]?.cells[0]?.problems?.[0]).toMatchObject({
      code: 'known_changed',
      before: { name },
    });
    await decideDuplicates(ctx, { id, repeated: 'ask', known: 'skip' });
    await skipRows(ctx, { id, lines: [4], isSkipped: true });
    await recheck(ctx, id);
    expect(await counts(id)).toMatchObject({ rows: 3, added: 1, changed: 0, bad: 0, skipped: 2 });
    await runFile(ctx, id);
    const stores = await owner`
      select code, name from stores where org_id = ${org.orgId} and code in (${code}, 'N1', 'N2') order by code`;
    expect(stores.map((row) => `${row.code} ${row.name}`).sort()).toEqual(
      [`${code} ${name}`, 'N1 新店'].sort(),
    );
  });
});
