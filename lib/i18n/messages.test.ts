import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findLocale, locales, themeOf } from './locale';
import { namespaces } from './namespaces';

const folder = (locale: string) => fileURLToPath(new URL(`./messages/${locale}/`, import.meta.url));
const filesOf = (locale: string) =>
  readdirSync(folder(locale))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();

/** `a.b.c` → text, for every leaf. */
function leaves(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
    leaves(inner, at ? `${at}.${key}` : key),
  );
}

const read = (locale: string, name: string) =>
  leaves(JSON.parse(readFileSync(`${folder(locale)}${name}.json`, 'utf8')));
const holes = (text: string) =>
  [...new Set([...text.matchAll(/\{\s*(\w+)/g)].map((match) => match[1]))].sort();

describe('messages', () => {
  it('lists exactly the files that lie there, in every language', () => {
    for (const locale of locales) expect(filesOf(locale)).toEqual([...namespaces].sort());
  });

  it.each(namespaces)('%s has the same keys and the same places to fill in both languages', (name) => {
    const shape = (locale: string) =>
      Object.fromEntries(
        read(locale, name).map(([key, text]) => [key, text.includes(', plural') ? ['*'] : holes(text)]),
      );
    const chinese = shape('zh-CN');
    const english = shape('en');
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
    for (const [key, filled] of Object.entries(english)) {
      if (filled[0] !== '*') expect([key, filled]).toEqual([key, chinese[key]]);
    }
  });

  it.each(namespaces)('%s leaves nothing empty and shouts at nobody', (name) => {
    for (const locale of locales) {
      for (const [key, text] of read(locale, name)) {
        expect(text.trim(), key).not.toBe('');
        expect(text, key).not.toMatch(/[!！]|亲爱|\bplease\b/i);
      }
    }
  });
});

describe('the language and the theme of a request', () => {
  it('knows its languages and refuses others', () => {
    expect(findLocale('en-GB')).toBe('en');
    expect(findLocale('zh')).toBe('zh-CN');
    expect(findLocale('zh-Hant-TW')).toBe('zh-CN');
    expect(findLocale('fr')).toBeNull();
    expect(findLocale(undefined)).toBeNull();
  });

  it('follows the device unless told', () => {
    expect(themeOf('dark')).toBe('dark');
    expect(themeOf('"><script>')).toBe('system');
  });
});
