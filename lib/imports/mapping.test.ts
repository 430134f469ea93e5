import { describe, expect, it } from 'vitest';
import { MappingInput } from './input';
import {
  applyMapping,
  constantsOf,
  headerFingerprint,
  type Mapping,
  mappingFaults,
  swapCoordinates,
  unmappedColumns,
  withCoordinatesOf,
} from './mapping';

const header = ['省 市', '店名', '路', '号', 'x', 'y'];
const mapping: Mapping = {
  kind: 'stores',
  fields: {
    province: { from: 'part', column: '省 市', separator: ' ', index: 0 },
    city: { from: 'part', column: '省 市', separator: ' ', index: -1 },
    name: { from: 'column', column: '店名' },
    address: { from: 'joined', columns: ['路', '号'], separator: '' },
    brand: { from: 'constant', value: '喜茶' },
    latitude: { from: 'column', column: 'x' },
    longitude: { from: 'column', column: 'y' },
  },
  dateOrder: 'auto',
  moneyUnit: 'yuan',
  timeOfDay: '12:00',
  coordinateSystem: 'wgs84',
};

describe('mapping', () => {
  it('splits, joins, sets constants and cleans', () => {
    const record = applyMapping(mapping, {
      header,
      cells: ['广东省   深圳市', ' 万象城店 ', '宝安南路', '1881号'],
    });
    expect(record).toMatchObject({
      province: '广东省',
      city: '深圳市',
      name: '万象城店',
      address: '宝安南路1881号',
      brand: '喜茶',
      latitude: '',
      code: '',
    });
  });

  it('swaps the sources of a pair, twice back to itself', () => {
    const once = swapCoordinates(mapping);
    expect(once.fields.latitude).toEqual({ from: 'column', column: 'y' });
    expect(swapCoordinates(once)).toEqual(mapping);
    const half = swapCoordinates({ ...mapping, fields: { latitude: { from: 'column', column: 'x' } } });
    expect(half.fields).toEqual({ longitude: { from: 'column', column: 'x' } });
  });

  it('names what does not fit a file', () => {
    expect(mappingFaults(mapping, header)).toEqual([]);
    expect(mappingFaults({ ...mapping, fields: {} }, header)).toEqual([
      { field: 'name', code: 'source_missing' },
    ]);
    expect(mappingFaults(mapping, header.slice(0, 5))).toEqual([
      { field: 'longitude', code: 'column_missing', column: 'y' },
    ]);
    expect(unmappedColumns(mapping, [...header, '备注'])).toEqual(['备注']);
  });

  it('remembers a header in any order, apart for each kind', () => {
    const print = headerFingerprint('stores', ['编号', 'Name']);
    expect(headerFingerprint('stores', ['name ', '编号'])).toBe(print);
    expect(headerFingerprint('orders', ['编号', 'Name'])).not.toBe(print);
    expect(print).toMatch(/^[0-9a-f]{32}$/);
    expect(constantsOf(mapping)).toBe('brand=喜茶');
  });

  it('accepts from outside what it made and nothing else', () => {
    expect(MappingInput.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
    expect(MappingInput.parse({ kind: 'orders', fields: {} })).toMatchObject({
      moneyUnit: 'yuan',
      timeOfDay: '12:00',
    });
    for (const bad of [
      { ...mapping, kind: 'payouts' },
      { ...mapping, orgId: 'x' },
      { ...mapping, timeOfDay: '25:00' },
      { ...mapping, fields: { isAdmin: { from: 'constant', value: '1' } } },
      { ...mapping, fields: { __proto__x: { from: 'column', column: 'a' } } },
      { ...mapping, fields: { name: { from: 'regex', pattern: '(a+)+$' } } },
    ]) {
      expect(MappingInput.safeParse(bad).success).toBe(false);
    }
  });
});

describe("a mapping remembered from a file with latitude and longitude under each other's headings", () => {
  const guess = {
    ...mapping,
    fields: { ...swapCoordinates(mapping).fields, city: { from: 'constant', value: '杭州' } },
  } as Mapping;

  it('takes the coordinates as this file has them and keeps the rest', () => {
    const taken = withCoordinatesOf(mapping, guess);
    expect(taken.fields.latitude).toEqual(mapping.fields.longitude);
    expect(taken.fields.longitude).toEqual(mapping.fields.latitude);
    expect(taken.fields.city).toEqual(mapping.fields.city);
  });

  it('stays as it is when the file says the same, or nothing of the kind', () => {
    expect(withCoordinatesOf(mapping, mapping)).toEqual(mapping);
    const { latitude: _none, ...fields } = mapping.fields;
    expect(withCoordinatesOf(mapping, { ...mapping, fields })).toEqual(mapping);
  });
});
