import { expect, test } from 'vitest';
import { maskBody, replaceAt, unmaskBody } from './personal-fields';

const item = {
  type: 'member.identified',
  id: 'J1',
  store: 'NOWHERE',
  name: '欧阳晓明',
  birthday: '1990-02-03',
  member: { phone: '13812345678', cardNo: '00012345', posId: '77' },
};

test('no personal value can be read out of a masked item', () => {
  const text = JSON.stringify(maskBody(item));
  for (const value of ['13812345678', '欧阳', '1990', '00012345', '77']) expect(text).not.toContain(value);
  expect(text).toContain('138****5678');
});

test('what was not touched comes back as it was, what was changed stays changed', () => {
  const edited = JSON.parse(JSON.stringify(maskBody(item)));
  edited.store = 'S1';
  edited.member.posId = '88';
  expect(unmaskBody(edited, item)).toEqual({
    ...item,
    store: 'S1',
    member: { ...item.member, posId: '88' },
  });
});

test('a removed field stays removed and a mask elsewhere is not a value', () => {
  const edited = { ...(maskBody(item) as object), member: { phone: '138****5678' }, store: '138****5678' };
  expect(unmaskBody(edited, item)).toMatchObject({ member: { phone: '13812345678' }, store: '138****5678' });
});

test('a code is replaced where it stands', () => {
  const order = { store: 'A', lines: [{ sku: 'X' }, { sku: 'Y' }] };
  expect(replaceAt(order, 'lines.1.sku', 'Z')).toEqual({ store: 'A', lines: [{ sku: 'X' }, { sku: 'Z' }] });
  expect(replaceAt(order, 'guide', 'Z')).toEqual(order);
});
