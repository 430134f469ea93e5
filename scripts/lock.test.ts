import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { completeLock } from './lock.mjs';

const lock = {
  packages: {
    '': { name: 'waterwheel' },
    'node_modules/a': {
      version: '2.1.0',
      resolved: 'https://registry.example/a.tgz',
      optionalDependencies: {
        '@a/linux-x64-musl': '2.1.0',
        '@a/darwin-arm64': '^2.0.0',
        '@a/linux-x64-gnu': '2.1.0',
      },
    },
    'node_modules/@a/linux-x64-gnu': { version: '2.1.0', optional: true, integrity: 'sha512-x' },
  },
};

test('an absent platform package gets a stub, a present one stays, addresses go', () => {
  const { packages } = completeLock(lock);
  expect(packages['node_modules/@a/linux-x64-musl']).toEqual({
    version: '2.1.0',
    optional: true,
    cpu: ['x64'],
    os: ['linux'],
    libc: ['musl'],
  });
  expect(packages['node_modules/@a/darwin-arm64']).toMatchObject({
    version: '2.1.0',
    os: ['darwin'],
    cpu: ['arm64'],
  });
  expect(packages['node_modules/@a/linux-x64-gnu']).toEqual(lock.packages['node_modules/@a/linux-x64-gnu']);
  expect(packages['node_modules/a']).not.toHaveProperty('resolved');
});

test('doing it twice changes nothing', () => {
  const once = completeLock(lock);
  expect(completeLock(once)).toEqual(once);
});

test('the lockfile of this project is complete and names no address', () => {
  const text = readFileSync('package-lock.json', 'utf8');
  expect(completeLock(JSON.parse(text))).toEqual(JSON.parse(text));
  expect(text).not.toMatch(/"resolved"/);
});
