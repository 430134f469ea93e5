import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { urlsFrom } from './database.mjs';
import { checkSecrets, keepSecrets } from './secrets.mjs';
import { parseDotEnv } from './settings.mjs';

const SECRET = 'gq8Jx2LmZ0vR7tYw4nBc9KdEa1HfUs6PiOqTzXyW';
const KEY = Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 37) % 256)).toString('base64');

test('a .env file: quotes, comments, export, empty values and = inside', () => {
  const text = '# words\nPORT=3001 # here\nexport DEMO="0"\nOIDC_ISSUER=\nDATA_KEY=abc=\nnot a line\n';
  expect(parseDotEnv(text)).toEqual({ PORT: '3001', DEMO: '0', OIDC_ISSUER: '', DATA_KEY: 'abc=' });
});

describe('secrets', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'waterwheel-secrets-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test.each([
    [{}, /NEXTAUTH_SECRET is not set/],
    [{ NEXTAUTH_SECRET: 'short', DATA_KEY: KEY }, /needs 32 or more.*openssl rand/],
    [{ NEXTAUTH_SECRET: SECRET }, /DATA_KEY is not set/],
    [{ NEXTAUTH_SECRET: 'change-me-'.repeat(5), DATA_KEY: KEY }, /placeholder/],
  ])('production refuses %j', (env, words) => expect(() => checkSecrets(env, true)).toThrow(words));

  test('a trial makes them once, keeps them, and only for its owner', () => {
    const made = keepSecrets({}, dir);
    expect(made.NEXTAUTH_SECRET.length).toBeGreaterThanOrEqual(32);
    expect(Buffer.from(made.DATA_KEY, 'base64')).toHaveLength(32);
    expect(keepSecrets({}, dir)).toEqual(made);
    expect(statSync(join(dir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(() => checkSecrets(made, true)).not.toThrow();
  });

  test('given ones win and change nothing that is kept', () => {
    const made = keepSecrets({}, dir);
    const before = readFileSync(join(dir, 'secrets.json'), 'utf8');
    expect(keepSecrets({ NEXTAUTH_SECRET: SECRET }, dir)).toEqual({ ...made, NEXTAUTH_SECRET: SECRET });
    expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).toBe(before);
  });
});

test('the two roles get addresses of their own on the same database', () => {
  const urls = urlsFrom('postgresql://owner:p%40ss@db.example:6432/shop?sslmode=require', {
    NEXTAUTH_SECRET: SECRET,
  });
  expect(urls.DATABASE_URL_APP).toMatch(
    /^postgresql:\/\/waterwheel_app:[0-9a-f]{64}@db\.example:6432\/shop\?sslmode=require$/,
  );
  expect(new URL(urls.DATABASE_URL_PIPELINE).username).toBe('waterwheel_pipeline');
  expect(new URL(urls.DATABASE_URL_PIPELINE).password).not.toBe(new URL(urls.DATABASE_URL_APP).password);
});
