import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bytesOfSealed, writeSealed } from './sealed-file';

const folder = mkdtempSync(join(tmpdir(), 'sealed-'));
afterAll(() => rmSync(folder, { recursive: true }));
const key = randomBytes(32);

async function* pieces(text: Buffer, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size);
}

async function readAll(path: string, size: number, withKey = key): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of bytesOfSealed(path, { key: withKey, size }).open()) parts.push(part);
  return Buffer.concat(parts);
}

async function seal(name: string, text: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeSealed(path, { key, source: pieces(text, 10_007), maxBytes: 10_000_000 });
  return path;
}

describe('a sealed file', () => {
  it.each([0, 1, 262_143, 262_144, 262_145, 1_000_003])('gives back %i bytes', async (length) => {
    const text = randomBytes(length);
    const path = await seal(`whole-${length}`, text);
    expect((await readAll(path, length)).equals(text)).toBe(true);
  });

  it('holds no plain text', async () => {
    const path = await seal('plain', Buffer.from('手机号,13812345678\n'.repeat(1000)));
    expect(readFileSync(path).includes('13812345678')).toBe(false);
  });

  it('refuses a cut file, at a frame border too, a changed byte and another key', async () => {
    const text = randomBytes(600_000);
    const cut = await seal('cut', text);
    truncateSync(cut, 8 + (4 + 16 + 262_144) * 2);
    await expect(readAll(cut, text.length)).rejects.toThrow('damaged');
    const changed = await seal('changed', text);
    const bytes = readFileSync(changed);
    bytes[300_000] = (bytes[300_000] ?? 0) ^ 1;
    writeFileSync(changed, bytes);
    await expect(readAll(changed, text.length)).rejects.toThrow('damaged');
    const whole = await seal('other-key', text);
    await expect(readAll(whole, text.length, randomBytes(32))).rejects.toThrow('damaged');
  });

  it('refuses frames in another order', async () => {
    const text = randomBytes(262_144 * 3);
    const path = await seal('order', text);
    const bytes = readFileSync(path);
    const frame = 4 + 16 + 262_144;
    const swapped = Buffer.concat([
      bytes.subarray(0, 8),
      bytes.subarray(8 + frame, 8 + 2 * frame),
      bytes.subarray(8, 8 + frame),
      bytes.subarray(8 + 2 * frame),
    ]);
    writeFileSync(path, swapped);
    await expect(readAll(path, text.length)).rejects.toThrow('damaged');
  });

  it('leaves nothing behind when there is too much', async () => {
    const path = join(folder, 'too-big');
    await expect(
      writeSealed(path, { key, source: pieces(randomBytes(2000), 500), maxBytes: 1999 }),
    ).rejects.toThrow('too_big');
    expect(existsSync(path)).toBe(false);
  });
});
