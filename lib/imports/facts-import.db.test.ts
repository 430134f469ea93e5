import { describe, expect, test } from 'vitest';
import { newAdmin } from '@/db/testing/factories';
import { checkFile, countsOf, runFile, undoFile, uploadFile } from '@/db/testing/import-file';
import { openStage } from '@/db/testing/stage';
import type { Context } from '@/lib/auth/context';
import type { Mapping } from './mapping';

const { owner } = await openStage();

const counts = (id: string) => countsOf(owner, id);
const problemsOf = async (id: string) =>
  (
    await owner`select line, field, code from import_problems where import_id = ${id} order by line, ordinal`
  ).map((row) => Object.values(row));
async function bring(ctx: Context, id: string, mapping: Mapping): Promise<void> {
  await checkFile(ctx, { id, mapping });
  await runFile(ctx, id);
}
const sales = async (orgId: string) => {
  const [row] =
    await owner`select sum(gross_fen)::text as gross, sum(orders)::int as orders, sum(units)::int as units from store_day where org_id = ${orgId}`;
  return { gross: row?.gross, orders: row?.orders, units: row?.units };
};

describe('orders from a file', () => {
  const file = (store: string) => `订单号,支付时间,实付金额,门店,会员手机号,件数
1001,2026-11-01 10:00,12.50,${store},13800000001,1
1002,2026-11-01 11:00,0,${store},,2
1003,2026-11-02 09:30,-5.00,${store},13800000002,1
1004,2026-11-02 09:31,20.00,没有这家店,13800000002,1
1005,2026-11-02 09:32,20.00,${store},1.38E+10,1
1001,2026-11-01 10:00,12.50,${store},13800000001,1
1006,2026-11-03 12:00,7.5,${store},13800000001,1
1006,2026-11-03 12:01,2.5,${store},13800000001,1
`;

  test('good rows come in, rows of one order become one, the rest is told', async () => {
    const { ctx, org } = await newAdmin();
    const { id, mapping } = await uploadFile(ctx, { kind: 'orders', text: file(org.eastOne.name) });
    await checkFile(ctx, { id, mapping });
    expect(await counts(id)).toEqual({
      state: 'checked',
      rows: 8,
      added: 4,
      changed: 0,
      unchanged: 1,
      bad: 3,
    });
    await runFile(ctx, id);
    expect(await counts(id)).toEqual({ state: 'done', rows: 8, added: 4, changed: 0, unchanged: 1, bad: 3 });
    expect(await problemsOf(id)).toEqual([
      [4, 'amount', 'money_negative'],
      [5, 'store', 'store_unknown'],
      [6, 'phone', 'phone_scientific'],
      [7, null, 'row_repeated'],
    ]);
    expect(await sales(org.orgId)).toEqual({ gross: '2250', orders: 3, units: 5 });
    const dump = await owner`select row_to_json(o)::text as text from orders o where org_id = ${org.orgId}`;
    expect(dump.map((row) => row.text).join()).not.toContain('13800000001');
  });

  test('an order with one bad row stays out whole', async () => {
    const { ctx, org } = await newAdmin();
    const text = `订单号,支付时间,实付金额,门店\nA,2026-11-01,10,${org.eastOne.code}\nA,2026-11-01,十元,${org.eastOne.code}\nB,2026-11-01,5,${org.eastOne.code}\n`;
    const { id, mapping } = await uploadFile(ctx, { kind: 'orders', text });
    await bring(ctx, id, mapping);
    expect(await counts(id)).toMatchObject({ added: 1, bad: 2 });
    expect(await problemsOf(id)).toEqual([
      [2, 'id', 'order_incomplete'],
      [3, 'amount', 'money_unreadable'],
    ]);
    expect(await sales(org.orgId)).toMatchObject({ gross: '500', orders: 1 });
  });

  test('the same file again adds nothing; another amount for a known number is a problem', async () => {
    const { ctx, org } = await newAdmin();
    const text = (amount: string) =>
      `订单号,支付时间,实付金额,门店\nA,2026-11-01,${amount},${org.eastOne.code}\n`;
    const first = await uploadFile(ctx, { kind: 'orders', text: text('10') });
    await bring(ctx, first.id, first.mapping);
    const again = await uploadFile(ctx, { kind: 'orders', text: text('10') });
    await bring(ctx, again.id, again.mapping);
    expect(await counts(again.id)).toMatchObject({ added: 0, unchanged: 1 });
    const other = await uploadFile(ctx, { kind: 'orders', text: text('11') });
    await checkFile(ctx, { id: other.id, mapping: other.mapping });
    expect(await problemsOf(other.id)).toEqual([[2, 'id', 'known_otherwise']]);
    expect(await sales(org.orgId)).toMatchObject({ gross: '1000', orders: 1 });
  });
});

describe('undo of orders', () => {
  test('voids what it brought with its people; the same file is a new generation, a refund finds it', async () => {
    const { ctx, org } = await newAdmin();
    const text = `订单号,支付时间,实付金额,门店,会员手机号\nA,2026-11-01,10,${org.eastOne.code},13800000001\nB,2026-11-02,20,${org.eastOne.code},13800000002\n`;
    const first = await uploadFile(ctx, { kind: 'orders', text });
    await bring(ctx, first.id, first.mapping);
    const { takeItems } = await import('@/lib/ingest/mutations/take-items');
    const { onPipeline } = await import('@/lib/auth/context');
    const api = (item: Record<string, unknown>) =>
      takeItems(onPipeline(ctx), { source: 'file', items: [item] });
    await api({
      type: 'order.voided',
      id: 'v',
      occurredAt: '2026-11-03T10:00:00+08:00',
      orderId: 'B',
      reason: '误单',
    });
    await undoFile(ctx, first.id);
    expect((await counts(first.id)).state).toBe('undone');
    expect(await sales(org.orgId)).toMatchObject({ gross: '0', orders: 0 });
    const [people] = await owner`select count(*)::int as n from members where org_id = ${org.orgId}`;
    expect(people?.n).toBe(0);
    const again = await uploadFile(ctx, { kind: 'orders', text });
    await bring(ctx, again.id, again.mapping);
    // B was voided by an event, which is final; A counts again.
    expect(await counts(again.id)).toMatchObject({ state: 'done', added: 1, unchanged: 1 });
    const [source] = await owner`select source from imports where id = ${again.id}`;
    expect(source?.source).toBe('file~2');
    expect(await sales(org.orgId)).toMatchObject({ gross: '1000', orders: 1 });
    await api({
      type: 'order.refunded',
      id: 'r',
      occurredAt: '2026-11-04T10:00:00+08:00',
      orderId: 'A',
      amountFen: 300,
    });
    const [refunds] =
      await owner`select sum(refunds_fen)::text as fen from store_day where org_id = ${org.orgId}`;
    expect(refunds?.fen).toBe('300');
    const third = await uploadFile(ctx, { kind: 'orders', text });
    await bring(ctx, third.id, third.mapping);
    expect(await counts(third.id)).toMatchObject({ added: 0, unchanged: 2 });
  });
});

describe('members from a file', () => {
  test('become members with names, consents and keyed identities', async () => {
    const { ctx, org } = await newAdmin();
    const text = `手机号,姓名,性别,生日,门店,短信授权,入会时间
13800000001,王小明,男,1990-01-02,${org.eastOne.code},是,2025-03-01
13800000002,李雷,,,${org.eastOne.code},否,2025-03-02
13800000001,王晓明,男,1990-01-02,${org.eastOne.code},是,2025-04-01
138****0003,韩梅梅,女,,${org.eastOne.code},是,2025-03-03
`;
    const { id, mapping } = await uploadFile(ctx, { kind: 'members', text });
    await checkFile(ctx, { id, mapping });
    expect(await counts(id)).toEqual({
      state: 'checked',
      rows: 4,
      added: 2,
      changed: 1,
      unchanged: 0,
      bad: 1,
    });
    await runFile(ctx, id);
    expect(await counts(id)).toEqual({ state: 'done', rows: 4, added: 2, changed: 1, unchanged: 0, bad: 1 });
    const members =
      await owner`select name, gender, birth_on::text as birth, joined_on::text as joined from members where org_id = ${org.orgId} order by joined_on`;
    expect(members.map((row) => Object.values(row))).toEqual([
      ['王晓明', 'male', '1990-01-02', '2025-03-01'],
      ['李雷', null, null, '2025-03-02'],
    ]);
    const [consents] =
      await owner`select count(*)::int as n, sum(is_granted::int)::int as granted from consent_changes where org_id = ${org.orgId}`;
    expect(consents).toEqual({ n: 3, granted: 2 });
    const ids = await owner`select ext_id from member_identifications where org_id = ${org.orgId}`;
    expect(ids.every((row) => /^[0-9a-f]{32}$/.test(row.ext_id))).toBe(true);
  });
});
