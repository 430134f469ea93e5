import { describe, expect, it } from 'vitest';
import { instantOfLoad, isMachine } from './scan-load';

describe('who opens a page', () => {
  it.each([
    'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    ...['curl/8.5.0', 'python-requests/2.31', 'facebookexternalhit/1.1', '', '  '],
  ])('is a machine: %j', (agent) => expect(isMachine(agent)).toBe(true));

  it.each([
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.54 NetType/WIFI Language/zh_CN',
    'Mozilla/5.0 (Linux; Android 14; CUBOT P80) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36',
  ])('is a person: %j', (agent) => expect(isMachine(agent)).toBe(false));

  it('has its instant in its id', () => {
    expect(instantOfLoad('0192f5d8-6e00-7abc-8def-0123456789ab')).toBe(0x0192f5d86e00);
  });
});
