import { expect, it } from 'vitest';
import { maskPhones } from './masked';

it.each([
  ['13812345678', '138****5678'],
  ['+86 138-1234-5678', '138****5678'],
  ['地址 电话15997423423', '地址 电话159****3423'],
  ['订单 20260102190653', '订单 20260102190653'],
  ['1.38E+10', '1.38E+10'],
])('%s → %s', (text, shown) => expect(maskPhones(text)).toBe(shown));
