import { expect, it } from 'vitest';
import { maskedAccount, maskedNumber } from './phone-mask';

it.each([
  ['13812348000', '138****8000'],
  ['+86 138-1234-8000', '138****8000'],
  ['021-62881234', '021****34'],
  ['400 820 8820', '400****20'],
  ['95588', '****'],
])('masks %s as %s', (given, shown) => {
  expect(maskedNumber(given)).toBe(shown);
});

it('masks accounts that are phone numbers and no others', () => {
  expect(['13812348000', 'li@example.com', 'store-100', '10086'].map(maskedAccount)).toEqual([
    '138****8000',
    'li@example.com',
    'store-100',
    '10086',
  ]);
});
