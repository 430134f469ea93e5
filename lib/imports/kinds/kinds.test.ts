import { describe, expect, it } from 'vitest';
import { fieldsOf, type ImportKind } from '../fields';
import { MAPPING_DEFAULTS } from '../mapping';
import type { RowSettings } from '../row-reader';
import { rowReaderOf } from './read-row';

const settings: RowSettings = { ...MAPPING_DEFAULTS, timeZone: 'Asia/Shanghai' };
function read<Kind extends ImportKind>(
  kind: Kind,
  given: Record<string, string>,
  more: Partial<RowSettings> = {},
) {
  const record = Object.fromEntries(fieldsOf(kind).map(({ name }) => [name, given[name] ?? '']));
  return rowReaderOf(kind)(record, { ...settings, ...more }) as ReturnType<
    ReturnType<typeof rowReaderOf<Kind>>
  >;
}
const codes = (result: { ok: boolean; problems?: { field: string; code: string }[] }) =>
  (result.problems ?? []).map(({ field, code }) => `${field}:${code}`);

describe('stores', () => {
  it('reads a full row', () => {
    const result = read('stores', {
      code: '007',
      name: '静安大悦城店',
      brand: '喜茶',
      region: '华东/上海',
      province: '上海市',
      city: '上海市',
      latitude: '31.2442',
      longitude: '121.4700',
      areaM2: '120.5㎡',
      phone: '021-62345678',
      openingHours: '每天 10:00-14:00,17:00-22:00',
      openedOn: '2020/5/1',
      status: '营业中',
    });
    expect(result).toMatchObject({
      ok: true,
      row: {
        code: '007',
        regionPath: ['华东', '上海'],
        cityCode: '310000',
        coordinates: { lat: 31.2442, lng: 121.47 },
        areaM2: 120.5,
        openedOn: '2020-05-01',
        status: 'live',
        phone: '021-62345678',
      },
      warnings: [],
    });
    expect(result.ok && result.row.openingHours?.[6]).toEqual([
      { from: 600, to: 840 },
      { from: 1020, to: 1320 },
    ]);
  });

  it('keeps formula text as text', () => {
    expect(read('stores', { name: "=cmd|' /C calc'!A0" })).toMatchObject({
      ok: true,
      row: { name: "=cmd|' /C calc'!A0" },
    });
  });

  it('takes Singapore with a warning and refuses what is no place', () => {
    const abroad = read('stores', { name: 'ION', city: '新加坡', latitude: '1.30408', longitude: '103.83' });
    expect(abroad.ok && abroad.warnings.map((warning) => warning.code)).toEqual([
      'city_unknown',
      'coordinates_outside_china',
    ]);
    const bad: [string, string, string][] = [
      ['121.47', '31.24', 'latitude:coordinates_swapped'],
      ['0', '0', 'latitude:coordinates_zero'],
      ['31.2', '', 'longitude:coordinate_alone'],
      ['95', '100', 'latitude:coordinate_out_of_range'],
      ['北', '100', 'latitude:number_unreadable'],
    ];
    for (const [latitude, longitude, code] of bad)
      expect(codes(read('stores', { name: 'x', latitude, longitude }))).toEqual([code]);
  });

  it('converts GCJ-02 by some hundred metres', () => {
    const result = read(
      'stores',
      { name: 'x', latitude: '31.2442', longitude: '121.4700' },
      { coordinateSystem: 'gcj02' },
    );
    const at = result.ok ? result.row.coordinates : null;
    expect(Math.abs((at?.lat ?? 0) - 31.2442)).toBeGreaterThan(0.001);
    expect(Math.abs((at?.lat ?? 0) - 31.2442)).toBeLessThan(0.01);
  });

  it('names every fault of a row at once', () => {
    expect(
      codes(
        read('stores', {
          code: 'x'.repeat(65),
          areaM2: '大',
          openedOn: '1/2/2026',
          status: '？',
          openingHours: '随缘',
          phone: 'x',
        }),
      ),
    ).toEqual([
      'name:required',
      'code:too_long',
      'areaM2:number_unreadable',
      'phone:phone_invalid',
      'openingHours:hours_unreadable',
      'openedOn:date_ambiguous',
      'status:choice_unknown',
    ]);
  });

  it('knows a traditional 區 and a municipality without its city', () => {
    expect(read('stores', { name: 'x', city: '香港特别行政區' })).toMatchObject({ ok: true, warnings: [] });
    expect(read('stores', { name: 'x', province: '重庆市' })).toMatchObject({ row: { cityCode: '500000' } });
  });
});

describe('people', () => {
  it('reads a guide and asks for a code or a phone', () => {
    expect(
      read('guides', {
        code: '0012',
        name: '王芳',
        store: 'S1',
        phone: '138 1234 5678',
        role: '店长',
        hiredOn: '2020-01-01',
      }),
    ).toMatchObject({
      ok: true,
      row: { code: '0012', phone: '+8613812345678', role: 'store_manager', leftOn: null },
    });
    expect(codes(read('guides', { name: '王芳', store: 'S1' }))).toEqual(['code:identity_missing']);
    expect(
      codes(
        read('guides', { code: '1', name: '王', store: 'S', hiredOn: '2020-02-01', leftOn: '2020-01-01' }),
      ),
    ).toEqual(['leftOn:date_order']);
  });

  it('reads a member in the zone of the organization', () => {
    const result = read('members', {
      phone: '１３８１２３４５６７８'.normalize('NFKC'),
      name: '李雷',
      gender: '男',
      birthday: '19900101',
      store: 'S1',
      joinedAt: '2026-01-02',
      smsConsent: '同意',
    });
    expect(result).toMatchObject({
      ok: true,
      row: {
        who: { phone: '+8613812345678' },
        gender: 'male',
        birthday: '1990-01-01',
        joinedAt: Date.parse('2026-01-02T12:00:00+08:00'),
        smsConsent: true,
      },
    });
    expect(codes(read('members', { store: 'S1', phone: '—' }))).toEqual(['phone:identity_missing']);
    expect(codes(read('members', { store: 'S1', phone: '1.38E+10' }))).toEqual(['phone:phone_scientific']);
  });
});

describe('orders and products', () => {
  it('reads an order with its own zone, the organization’s, or the time of day of the mapping', () => {
    const at = (paidAt: string, more: Partial<RowSettings> = {}) => {
      const result = read('orders', { paidAt, amount: '0', store: 'S1' }, more);
      return result.ok ? result.row.paidAt : null;
    };
    expect(at('2026-01-02T03:04:05Z')).toBe(Date.parse('2026-01-02T03:04:05Z'));
    expect(at('2026-01-02 03:04:05')).toBe(Date.parse('2026-01-02T03:04:05+08:00'));
    expect(at('20260102', { timeOfDay: '09:30' })).toBe(Date.parse('2026-01-02T09:30:00+08:00'));
    expect(at('2026-07-02 03:00', { timeZone: 'America/New_York' })).toBe(
      Date.parse('2026-07-02T03:00:00-04:00'),
    );
  });

  it('counts fen, takes zero and refuses a negative amount', () => {
    expect(
      read('orders', { paidAt: '20260102', amount: '11.77', store: 'S1', units: '2.0', posId: '00001' }),
    ).toMatchObject({ ok: true, row: { id: null, amountFen: 1177n, units: 2, posId: '00001' } });
    expect(codes(read('orders', { paidAt: '', amount: '-1', store: '' }))).toEqual([
      'paidAt:required',
      'store:required',
      'amount:money_negative',
    ]);
  });

  it('reads a product', () => {
    expect(
      read('products', {
        code: '0690',
        name: '多肉葡萄',
        category: '茶饮/水果茶',
        price: '29',
        status: '上架',
      }),
    ).toMatchObject({
      ok: true,
      row: { code: '0690', categoryPath: ['茶饮', '水果茶'], listPriceFen: 2900n, status: 'active' },
    });
  });
});
