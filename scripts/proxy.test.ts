import { NextRequest } from 'next/server';
import { expect, it } from 'vitest';
import { proxy } from '../proxy';

const answered = (query: string) =>
  proxy(new NextRequest(`http://localhost/developers${query}`)).headers.get('x-middleware-request-x-lang');

// A header holds Latin-1 only: any other sign in it threw, and every page answered 500 to such an address.
it.each([
  ['?lang=en', 'en'],
  ['?lang=zh-CN', 'zh-CN'],
  ['', ''],
  ['?lang=%F0%9F%98%80', ''],
  ['?lang=%FF', ''],
  ['?lang=en%0D%0Ax-org:1', ''],
])('%j asks for the language %j', (query, lang) => {
  expect(answered(query)).toBe(lang);
});
