import { expect, test } from 'vitest';
import { newAdmin } from '@/db/testing/factories';
import { checkFile, countsOf, runFile, undoFile, uploadFile } from '@/db/testing/import-file';
import { openStage } from '@/db/testing/stage';
import { setTargets } from '@/lib/targets/mutations/set-targets';
import { asDay } from '@/lib/time';

const { owner } = await openStage();

const kept = async (orgId: string) =>
  (
    await owner`select s.code, t.month::text as month, t.net_fen from store_targets t join stores s on s.id = t.store_id
      where t.org_id = ${orgId} and t.net_fen is not null order by 1, 2`
  ).map((row) => Object.values(row));

test('targets from a file: months as people write them, amounts in yuan, and back again', async () => {
  const { ctx, org } = await newAdmin();
  const { eastOne, eastTwo, westOne } = org;
  const set = (store: string, netFen: bigint) =>
    setTargets(ctx, { items: [{ store, month: asDay('2026-11-01'), netFen }], kind: 'entered' });
  await set(westOne.code, 5n);
  const text = [
    '门店编号,月份,销售目标（元）',
    `${eastOne.code},2026年11月,"120,000"`,
    `${eastOne.code},2026-12-01,135000`,
    `${eastTwo.name},202611,98000.50`,
    `${westOne.code},2026/11,80000`,
    `${westOne.code},2026/11,80000`,
    `${westOne.code},2026-11,90000`,
    'no-such,2026-11,1',
    `${eastTwo.code},十一月,1`,
    `${eastTwo.code},2026-12,`,
  ].join('\n');
  const { id, mapping } = await uploadFile(ctx, { kind: 'targets', text });
  expect(mapping.fields).toEqual({
    store: { from: 'column', column: '门店编号' },
    month: { from: 'column', column: '月份' },
    amount: { from: 'column', column: '销售目标（元）' },
  });
  await checkFile(ctx, { id, mapping });
  expect(await countsOf(owner, id)).toEqual({
    ...{ state: 'checked', rows: 9, added: 3, changed: 1, unchanged: 1, bad: 4 },
  });
  expect(await kept(org.orgId)).toEqual([[westOne.code, '2026-11-01', '5']]);
  const problems = await owner`select line, code from import_problems where import_id = ${id} order by line`;
  expect(problems.map((row) => Object.values(row))).toEqual([
    [5, 'known_changed'],
    [6, 'row_repeated'],
    [7, 'target_repeated'],
    [8, 'store_unknown'],
    [9, 'date_unreadable'],
    [10, 'required'],
  ]);
  await runFile(ctx, id);
  expect(await kept(org.orgId)).toEqual([
    [eastOne.code, '2026-11-01', '12000000'],
    [eastOne.code, '2026-12-01', '13500000'],
    [eastTwo.code, '2026-11-01', '9800050'],
    [westOne.code, '2026-11-01', '8000000'],
  ]);
  const batches =
    await owner`select kind, label, import_id from target_batches where org_id = ${org.orgId} order by id`;
  expect(batches.map((row) => Object.values(row))).toEqual([
    ['entered', null, null],
    ['imported', 'file.csv', id],
  ]);
  // Somebody changes one of them; the undo takes back the others and says so.
  await set(eastOne.code, 1n);
  await undoFile(ctx, id);
  expect(await kept(org.orgId)).toEqual([
    [eastOne.code, '2026-11-01', '1'],
    [westOne.code, '2026-11-01', '5'],
  ]);
  const [row] = await owner`select state, undo_report from imports where id = ${id}`;
  expect(row).toEqual({
    state: 'undone',
    undo_report: {
      ...{ voided: 0, removed: 2, restored: 1, keptCount: 1 },
      kept: [{ name: `${eastOne.name} (${eastOne.code}) 2026-11`, reason: 'changed_since' }],
    },
  });
});
