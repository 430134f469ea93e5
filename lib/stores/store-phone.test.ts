import { describe, expect, it } from 'vitest';
import { parseStorePhone } from '@/lib/imports/values/phone';
import { StoreUpsertInput } from './input';
import { readStorePhone } from './store-phone';

const cases: [string, string | null][] = [
  ['021-62881234', '021-62881234'],
  ['(021) 6288 1234', '(021) 6288 1234'],
  ['０２１－６２８８１２３４', '021-62881234'],
  ['021-62881234 转 801', '021-62881234 转 801'],
  ['400-123-4567', '400-123-4567'],
  ['+86 21 6288 1234', '+86 21 6288 1234'],
  ['13812345678', '13812345678'],
  ['1.38E+10', null],
  ['138****5678', null],
  ['1-----', null],
  ['电话在地址里', null],
  ['021-62881234，021-62885678，02162885679', null],
];

describe('the telephone of a store', () => {
  it.each(cases)('%s', (text, phone) => {
    const read = readStorePhone(text);
    expect(read.ok ? read.phone : null).toBe(phone);
  });

  it.each(cases)('%s: a file and the form say the same', (text, phone) => {
    const file = parseStorePhone(text);
    const form = StoreUpsertInput.safeParse({ code: 'S1', phone: text });
    expect(file.ok ? file.value : null).toBe(phone);
    expect(form.success ? form.data.phone : null).toBe(phone);
  });
});
