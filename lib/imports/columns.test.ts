import { describe, expect, it } from 'vitest';
import { headingKey, recogniseColumns } from './columns';
import type { ImportKind } from './fields';

/** Field → column of what was recognised. */
function guess(kind: ImportKind, header: string[], rows: string[][] = []) {
  const found = recogniseColumns(kind, { header, rows });
  const columns = Object.entries(found.mapping.fields).map(([field, source]) => [
    field,
    source.from === 'column' ? source.column : source.from,
  ]);
  return { ...found, columns: Object.fromEntries(columns) };
}

describe('recogniseColumns', () => {
  it('knows a Chinese store list with stars, units and brackets', () => {
    const header = [
      '*门店编号（必填）',
      '店铺名称',
      '品牌',
      '所属大区',
      '省份',
      '城市',
      '详细地址',
      '经度',
      '纬度',
      '营业面积(㎡)',
      '营业时间',
      '开业日期',
      '备注',
    ];
    const { columns, unmapped } = guess('stores', header);
    expect(columns).toEqual({
      code: '*门店编号（必填）',
      name: '店铺名称',
      brand: '品牌',
      region: '所属大区',
      province: '省份',
      city: '城市',
      address: '详细地址',
      longitude: '经度',
      latitude: '纬度',
      areaM2: '营业面积(㎡)',
      openingHours: '营业时间',
      openedOn: '开业日期',
    });
    expect(unmapped).toEqual(['备注']);
  });

  it('knows English orders and asks for what is missing', () => {
    const { columns, proposals } = guess(
      'orders',
      ['Order No.', 'Paid At', 'Amount (fen)', 'qty'],
      [['1', '2026-01-02', '100', '1']],
    );
    expect(columns).toEqual({ id: 'Order No.', paidAt: 'Paid At', amount: 'Amount (fen)', units: 'qty' });
    expect(proposals).toContainEqual({ code: 'constant_needed', field: 'store' });
    expect(proposals).toContainEqual({ code: 'time_of_day_assumed', column: 'Paid At' });
  });

  it('takes a price in fen from the heading', () => {
    const { mapping, proposals } = guess('orders', ['订单号', '金额（分）', '支付时间', '门店编号']);
    expect(mapping.moneyUnit).toBe('fen');
    expect(proposals).toContainEqual({ code: 'money_in_fen', column: '金额（分）' });
  });

  it('proposes the swap when the columns hold each other’s values', () => {
    const rows = [
      ['静安店', '31.23', '121.47'],
      ['', '', ''],
      ['成都店', '30.65', '104.08'],
      ['新加坡店', '1.30', '103.83'],
    ];
    for (const header of [
      ['name', 'dataX', 'dataY'],
      ['名称', '经度', '纬度'],
    ]) {
      const { columns, proposals } = guess('stores', header, rows);
      expect(columns).toMatchObject({ latitude: header[1], longitude: header[2] });
      expect(proposals).toContainEqual({
        code: 'coordinates_swapped',
        latitude: header[1],
        longitude: header[2],
      });
    }
    const right = guess('stores', ['name', 'lat', 'lng'], rows);
    expect([right.columns.latitude, right.proposals]).toEqual(['lat', []]);
  });

  it('finds phones, places and times under headings that say nothing', () => {
    const rows = Array.from({ length: 5 }, (_, i) => [`1381234567${i}`, `3${i}.12345`, `12${i}.54321`]);
    expect(guess('members', ['a', 'b', 'c'], rows).columns).toEqual({ phone: 'a' });
    expect(guess('stores', ['a', 'b', 'c'], rows).columns).toEqual({ latitude: 'b', longitude: 'c' });
  });

  it('does not believe a heading against its values', () => {
    const rows = Array.from({ length: 5 }, (_, i) => ['张三', `1391234567${i}`]);
    expect(guess('members', ['电话', '备注'], rows).columns.phone).toBe('备注');
  });

  it('learns the order of day and month, or asks', () => {
    const header = ['订单号', '日期', '金额', '门店编号'];
    expect(
      guess('orders', header, [
        ['1', '3/4/2026', '1', 'S'],
        ['2', '3/14/2026', '1', 'S'],
      ]).mapping.dateOrder,
    ).toBe('mdy');
    expect(guess('orders', header, [['1', '3/4/2026', '1', 'S']]).proposals).toContainEqual({
      code: 'date_order_unclear',
      column: '日期',
    });
  });

  it('cleans headings', () => {
    expect(['*手机号（必填）', 'Customer_ID', ' Date of Birth ', '门店－编号'].map(headingKey)).toEqual([
      '手机号',
      'customerid',
      'dateofbirth',
      '门店编号',
    ]);
  });
});
