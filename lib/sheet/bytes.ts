import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** Bytes that can be read from the start as often as needed: a file, or a decrypted stream of one. */
export type Bytes = { size: number; open(): AsyncIterable<Buffer> };
/** The same, entered at any byte without reading what stands before it. */
export type SeekableBytes = Bytes & { openAt(byte: number): AsyncIterable<Buffer> };

const PIECE = 256 * 1024;

export async function bytesOfFile(path: string): Promise<Bytes> {
  const { size } = await stat(path);
  return { size, open: () => createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer> };
}

export function bytesOfBuffer(buffer: Buffer): Bytes {
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < buffer.length; at += PIECE) yield buffer.subarray(at, at + PIECE);
  }
  return { size: buffer.length, open: pieces };
}

/** The first `count` bytes, or all when there are fewer. */
export async function firstBytes(bytes: Bytes, count: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const piece of bytes.open()) {
    parts.push(piece);
    size += piece.length;
    if (size >= count) break;
  }
  return Buffer.concat(parts).subarray(0, count);
}

export async function* withoutFirst(count: number, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left = count;
  for await (const piece of pieces) {
    if (left >= piece.length) left -= piece.length;
    else {
      yield left > 0 ? piece.subarray(left) : piece;
      left = 0;
    }
  }
}
