import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
// A zone with an odd offset and no summer time: a day taken from the machine's zone shows itself at once.
process.env.TZ = 'Asia/Kathmandu';

const shared = {
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: 'server-only', replacement: `${root}scripts/empty.mjs` },
    ],
  },
  oxc: { jsx: { runtime: 'automatic' as const } },
};

const env = {
  TZ: 'Asia/Kathmandu',
  // Settings of tests only; the databases are given by db/testing.
  NEXTAUTH_SECRET: 'fY3kQ9xT1mB7vR5zC2nW8pL4sD6gH0jKaUeX',
  DATA_KEY: 'I8+cuxZL/sx1dqGUGFXqU/N1r1nFLWaCxuc0Szjdqs4=',
};

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['{app,components,lib,db,scripts,bench}/**/*.test.{ts,tsx}', '*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.fault.test.ts', '**/node_modules/**'],
          env,
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'db',
          include: ['{app,lib,db,scripts,bench}/**/*.db.test.{ts,tsx}'],
          exclude: ['**/node_modules/**'],
          env,
          pool: 'forks',
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'fault',
          include: ['{app,lib,db,scripts,bench,e2e}/**/*.fault.test.ts'],
          exclude: ['**/node_modules/**'],
          env,
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 30 * 60_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
