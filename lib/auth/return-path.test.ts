import { describe, expect, it } from 'vitest';
import { returnPath } from './return-path';

const origin = 'https://console.example.com';
const offSite = [
  '//evil.example',
  '///evil.example',
  '////evil.example/overview',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '/%2f%2fevil.example',
  '/%5cevil.example',
  '%2f%2fevil.example',
  'https:evil.example',
  'https:/evil.example',
  'https://evil.example',
  'https://evil.example/overview',
  'http://console.example.com/overview',
  'https://console.example.com.evil.example/overview',
  'https://console.example.com@evil.example/overview',
  'https://user@console.example.com/overview',
  'https://console.example.com:8443/overview',
  'https://console.example.com\\@evil.example',
  'https://ⅽonsole.example.com/overview',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  ' /overview',
  '/ /evil.example',
  '/overview/../..//evil.example',
  '/overview//evil.example',
  '/@evil.example',
  '/.evil.example',
  'overview',
  '/unknown-place',
  '/api/auth/signout',
  '/login',
  `/overview?q=${'a'.repeat(3000)}`,
];

describe('returnPath', () => {
  it.each(offSite)('sends %j home', (wanted) => {
    expect(returnPath(wanted, origin)).toBe('/');
  });

  it.each([
    ['/overview', '/overview'],
    ['/settings/audit?action=export&range=lastweek', '/settings/audit?action=export&range=lastweek'],
    ['/stores/0193-ab?q=%E9%9D%99%E5%AE%89', '/stores/0193-ab?q=%E9%9D%99%E5%AE%89'],
    [`${origin}/stores?after=x`, '/stores?after=x'],
    [null, '/'],
    ['', '/'],
    ['/', '/'],
  ])('takes %j to %j', (wanted, expected) => {
    expect(returnPath(wanted, origin)).toBe(expected);
  });
});
