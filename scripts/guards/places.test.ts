import { describe, expect, it } from 'vitest';
import { placeBreaches } from './places.mjs';

const caught = (text: string) =>
  placeBreaches(new Map([['docs/a.md', `first\n${text}`]])).map((b) => `${b.file}:${b.line} ${b.rule}`);

describe('places', () => {
  it.each([
    'cd /work/main',
    '"/root/.npm"',
    'file:///home/me/x',
    '/Users/me/x',
    'registry=https://registry.npmjs.org/',
    '"resolved": "https://npm.registry.example.com/a.tgz"',
    'https://repo.example.com.nexus.local/x',
  ])('%s is caught', (text) => {
    expect(caught(text)).toEqual(['docs/a.md:2 places']);
  });

  it.each([
    'https://example.com/home/stores',
    '../shared/data',
    'app/home/page.tsx',
    '`${base}/home/x`',
    'the /home page',
    'regions as `/root/east/`',
    'https://registry.example/a.tgz',
    'https://www.npm.example/a',
  ])('%s passes', (text) => {
    expect(caught(text)).toEqual([]);
  });
});
