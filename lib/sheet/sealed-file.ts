import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import type { SeekableBytes } from './bytes';

/**
 * A file that lies on disk as ciphertext only. Layout: 8 bytes of nonce prefix, then frames of at most 256 KB: 4 bytes
 * of length (top bit = last frame), 16-byte tag, AES-256-GCM under prefix + frame number. The last-frame bit is
 * authenticated with its frame, so that neither a changed nor a cut file can be read as whole.
 */
const FRAME = 256 * 1024;
const PREFIX = 8;
const TAG = 16;
const LAST = 0x80000000;

export class SealedFileError extends Error {
  constructor(readonly code: 'too_big' | 'damaged') {
    super(code);
    this.name = 'SealedFileError';
  }
}

function nonceOf(prefix: Buffer, frame: number): Buffer {
  const nonce = Buffer.alloc(12);
  prefix.copy(nonce);
  nonce.writeUInt32BE(frame, PREFIX);
  return nonce;
}

function sealFrame(key: Buffer, frame: { nonce: Buffer; text: Buffer; isLast: boolean }): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, frame.nonce);
  const head = Buffer.alloc(4);
  head.writeUInt32BE((frame.text.length + (frame.isLast ? LAST : 0)) >>> 0);
  cipher.setAAD(head);
  const body = Buffer.concat([cipher.update(frame.text), cipher.final()]);
  return Buffer.concat([head, cipher.getAuthTag(), body]);
}

/** Pieces of any size as pieces of exactly one frame, the last one shorter. */
async function* frames(source: AsyncIterable<Uint8Array>): AsyncGenerator<{ text: Buffer; isLast: boolean }> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const piece of source) {
    held.push(Buffer.from(piece));
    size += piece.byteLength;
    while (size > FRAME) {
      const all = Buffer.concat(held);
      yield { text: all.subarray(0, FRAME), isLast: false };
      held = [all.subarray(FRAME)];
      size -= FRAME;
    }
  }
  yield { text: Buffer.concat(held), isLast: true };
}

/**
 * Writes a stream as ciphertext and answers its size and the SHA-256 of what was in it. Removes the file again when the
 * source breaks off or holds more than `maxBytes` (SealedFileError `too_big`).
 */
export async function writeSealed(
  path: string,
  sealing: { key: Buffer; source: AsyncIterable<Uint8Array>; maxBytes: number },
): Promise<{ size: number; sha256: Buffer }> {
  const file = await open(path, 'wx', 0o600);
  try {
    const prefix = randomBytes(PREFIX);
    const hash = createHash('sha256');
    let size = 0;
    let frame = 0;
    await file.write(prefix);
    for await (const { text, isLast } of frames(limited(sealing.source, sealing.maxBytes))) {
      hash.update(text);
      size += text.length;
      await file.write(sealFrame(sealing.key, { nonce: nonceOf(prefix, frame), text, isLast }));
      frame += 1;
    }
    await file.sync();
    return { size, sha256: hash.digest() };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

async function* limited(source: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const piece of source) {
    seen += piece.byteLength;
    if (seen > maxBytes) throw new SealedFileError('too_big');
    yield piece;
  }
}

/** The plain bytes of a sealed file, as often as they are asked for. `size` is the plain size told by writeSealed. */
export function bytesOfSealed(path: string, opening: { key: Buffer; size: number }): SeekableBytes {
  return {
    size: opening.size,
    open: () => openFrames(path, { key: opening.key, from: 0 }),
    openAt: (byte) => openFrames(path, { key: opening.key, from: byte }),
  };
}

/** From a byte of the plain text on: every frame before it has one length, so its own is found without reading them. */
async function* openFrames(
  path: string,
  { key, from }: { key: Buffer; from: number },
): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    const prefix = await readExactly(file, { length: PREFIX, at: 0 });
    const first = Math.floor(from / FRAME);
    let at = PREFIX + first * (4 + TAG + FRAME);
    let skip = from - first * FRAME;
    for (let frame = first; ; frame += 1) {
      const head = await readExactly(file, { length: 4, at });
      const word = head.readUInt32BE();
      const length = word % LAST;
      if (length > FRAME) throw new SealedFileError('damaged');
      const tag = await readExactly(file, { length: TAG, at: at + 4 });
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, frame));
      decipher.setAAD(head);
      decipher.setAuthTag(tag);
      const body = openFrame(decipher, await readExactly(file, { length, at: at + 4 + TAG }));
      if (body.length > skip) yield skip > 0 ? body.subarray(skip) : body;
      if (word >= LAST) return;
      at += 4 + TAG + length;
      skip = 0;
    }
  } finally {
    await file.close();
  }
}

function openFrame(decipher: ReturnType<typeof createDecipheriv>, body: Buffer): Buffer {
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw new SealedFileError('damaged');
  }
}

async function readExactly(file: FileHandle, piece: { length: number; at: number }): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(piece.length);
  let at = 0;
  while (at < piece.length) {
    const { bytesRead } = await file.read(buffer, at, piece.length - at, piece.at + at);
    if (bytesRead === 0) throw new SealedFileError('damaged');
    at += bytesRead;
  }
  return buffer;
}
