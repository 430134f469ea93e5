import { fieldsOf, type ImportKind } from './fields';

/** One row of a kind as people write it. Brand, region and store are the reader's own, see `exampleRow`. */
const EXAMPLES: Record<ImportKind, Record<string, string>> = {
  stores: {
    ...{ code: 'S001', name: '静安大悦城店', format: '标准店', province: '上海市', city: '上海市' },
    ...{ district: '静安区', address: '西藏北路166号', latitude: '31.2433', longitude: '121.4712' },
    ...{ areaM2: '120', phone: '021-12345678', openingHours: '10:00-22:00', openedOn: '2026-01-01' },
    ...{ manager: '王芳', status: '营业中' },
  },
  guides: {
    ...{ code: 'G001', name: '李雷', phone: '13800000000', role: '导购', hiredOn: '2026-01-01', leftOn: '' },
  },
  members: {
    ...{ phone: '13800000000', cardNo: 'M0001', posId: '10001', unionid: '', externalUserId: '' },
    ...{ name: '韩梅梅', gender: '女', birthday: '1990-05-20', joinedAt: '2026-01-01 10:30', guide: 'G001' },
    ...{ channel: '门店', smsConsent: '是' },
  },
  orders: {
    ...{ id: 'O20260101001', paidAt: '2026-01-01 10:30', amount: '128.00', phone: '13800000000' },
    ...{ cardNo: '', posId: '', guide: 'G001', units: '2', channel: '门店', sku: 'P001' },
  },
  products: { code: 'P001', name: '多肉葡萄', category: '饮品', price: '19.00', status: '在售' },
  targets: { month: '2026-01', amount: '300000' },
};

/** The example of a kind in the order of its fields, with names the reader knows. */
export function exampleRow(kind: ImportKind, own: Partial<Record<string, string>>): string[] {
  return fieldsOf(kind).map(({ name }) => own[name] ?? EXAMPLES[kind][name] ?? '');
}
