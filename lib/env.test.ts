import { describe, expect, test } from 'vitest';
import { readEnv } from './env';
import { weaknessOfDataKey, weaknessOfSecret } from './secret.mjs';

const whole = {
  DATABASE_URL_APP: 'postgresql://waterwheel_app:a@127.0.0.1:5432/waterwheel',
  DATABASE_URL_PIPELINE: 'postgresql://waterwheel_pipeline:b@127.0.0.1:5432/waterwheel',
  NEXTAUTH_SECRET: 'gq8Jx2LmZ0vR7tYw4nBc9KdEa1HfUs6PiOqTzXyW',
  DATA_KEY: Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 37) % 256)).toString('base64'),
};

describe('the environment', () => {
  test('fills what may be left out', () => {
    const env = readEnv(whole);
    expect(env.PORT).toBe(3000);
    expect(env.PUBLIC_URL).toBe('http://localhost:3000');
    expect(env.DEMO).toBe(true);
    expect(env.FROZEN_NOW).toBeUndefined();
  });

  test('treats an empty variable as absent', () => {
    expect(readEnv({ ...whole, PORT: '', OIDC_ISSUER: '' }).PORT).toBe(3000);
  });

  test('drops path and slash from the public address', () => {
    expect(readEnv({ ...whole, PUBLIC_URL: 'https://console.example.com/x/' }).PUBLIC_URL).toBe(
      'https://console.example.com',
    );
  });

  test('reads an instant as now', () => {
    expect(readEnv({ ...whole, FROZEN_NOW: '2026-11-20T18:00:00+08:00' }).FROZEN_NOW?.toISOString()).toBe(
      '2026-11-20T10:00:00.000Z',
    );
  });

  test('names every wrong variable with its cure', () => {
    const read = () =>
      readEnv({ ...whole, NEXTAUTH_SECRET: 'short', PORT: '99999', DATABASE_URL_APP: undefined });
    expect(read).toThrow(/NEXTAUTH_SECRET has 5 characters.*openssl rand/);
    expect(read).toThrow(/PORT /);
    expect(read).toThrow(/DATABASE_URL_APP is missing/);
  });

  test('wants the three parts of a sign-in provider together', () => {
    expect(() => readEnv({ ...whole, OIDC_ISSUER: 'https://id.example.com' })).toThrow(
      /set all three or none/,
    );
  });
});

describe('secrets', () => {
  test.each([
    'short',
    'x'.repeat(40),
    'change-me-change-me-change-me-change-me',
    'this-is-an-example-secret-of-enough-length',
  ])('refuses %s', (secret) => expect(weaknessOfSecret(secret)).not.toBeNull());

  test('takes a random one', () => expect(weaknessOfSecret(whole.NEXTAUTH_SECRET)).toBeNull());

  test.each([
    '',
    'AAAA',
    Buffer.alloc(32).toString('base64'),
    Buffer.alloc(33, 'abcdefghijklmnop').toString('base64'),
  ])('refuses the data key %j', (key) => expect(weaknessOfDataKey(key)).not.toBeNull());

  test('takes 32 random bytes', () => expect(weaknessOfDataKey(whole.DATA_KEY)).toBeNull());
});
