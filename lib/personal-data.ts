import 'server-only';
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomFillSync } from 'node:crypto';
import { env } from '@/lib/env';

// Layout of every ciphertext: 12-byte nonce, 16-byte tag, then the text.
const nonceLength = 12;
const tagLength = 16;

// One call to the system's generator for many nonces and keys; every byte is handed out once.
const pool = Buffer.alloc(65_536);
let poolAt = pool.length;
function freshBytes(length: number): Buffer {
  if (poolAt + length > pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  const bytes = Buffer.from(pool.subarray(poolAt, poolAt + length));
  pool.fill(0, poolAt, poolAt + length);
  poolAt += length;
  return bytes;
}

const derived = new Map<string, Buffer>();
/** Separate keys for wrapping and for look-up, both from the environment's DATA_KEY. */
function rootKey(use: 'wrap' | 'lookup'): Buffer {
  const known = derived.get(use);
  if (known) return known;
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(env().DATA_KEY, 'base64'), 'waterwheel', use, 32));
  derived.set(use, key);
  return key;
}

/** AES-256-GCM of a UTF-8 text under a 32-byte key. */
export function sealText(key: Buffer, text: string): Buffer {
  const nonce = freshBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Throws when the key is wrong or a byte was changed. */
export function openText(key: Buffer, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength));
  decipher.setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength));
  return Buffer.concat([
    decipher.update(sealed.subarray(nonceLength + tagLength)),
    decipher.final(),
  ]).toString('utf8');
}

/** A fresh data key and its form wrapped by the environment's key; dropping the wrapped form erases what it sealed. */
export function newDataKey(): { key: Buffer; wrapped: Buffer } {
  const key = freshBytes(32);
  return { key, wrapped: sealText(rootKey('wrap'), key.toString('base64')) };
}

export const unwrapDataKey = (wrapped: Buffer): Buffer =>
  Buffer.from(openText(rootKey('wrap'), wrapped), 'base64');

/** Keyed 16-byte hash of a canonical identity, per organization: equal values of two tenants do not match. */
export function lookupHash(orgId: string, kind: string, canonical: string): Buffer {
  return createHmac('sha256', rootKey('lookup'))
    .update(`${orgId}\n${kind}\n${canonical}`)
    .digest()
    .subarray(0, 16);
}

/** Tells whether a database was written under another DATA_KEY, without telling the key. */
export const dataKeyFingerprint = (): string =>
  createHmac('sha256', rootKey('lookup')).update('fingerprint').digest('hex').slice(0, 32);

/** Keyed 16-byte hash of a canonical body as `\\x…` text: compares bodies without keeping what stands in them. */
export const bodyHash = (text: string): string =>
  `\\x${createHmac('sha256', rootKey('lookup')).update(text).digest('hex').slice(0, 32)}`;
