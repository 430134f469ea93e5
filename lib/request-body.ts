import 'server-only';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { HttpError } from '@/lib/http-error';

const tooLarge = (limit: number) =>
  new HttpError(413, 'too_large', `The body may have at most ${limit} bytes.`);

/** Bytes of a body, declared and streamed sizes both checked; gzip unpacked under its own limit. */
export async function readBytes(
  request: Request,
  limits: { maxBytes: number; maxInflatedBytes?: number },
): Promise<Buffer> {
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) > limits.maxBytes) throw tooLarge(limits.maxBytes);
  if (!request.body) throw new HttpError(400, 'malformed', 'The request has no body.');
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip')
    throw new HttpError(415, 'unsupported_encoding', 'Send the body plain or gzip.');
  let received = 0;
  const counted = Readable.from(
    (async function* () {
      for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
        received += chunk.byteLength;
        if (received > limits.maxBytes) throw tooLarge(limits.maxBytes);
        yield chunk;
      }
    })(),
  );
  const limit = encoding === 'gzip' ? (limits.maxInflatedBytes ?? limits.maxBytes) : limits.maxBytes;
  const source = encoding === 'gzip' ? counted.compose(createGunzip()) : counted;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge(limit);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError(400, 'malformed', 'The body broke off or is not valid gzip.');
  }
  if (declared !== null && received !== Number(declared))
    throw new HttpError(400, 'length_mismatch', 'Fewer bytes arrived than Content-Length says.');
  return Buffer.concat(chunks);
}

/** A JSON body; 415 for another content type, 400 for text that is not JSON or not UTF-8. */
export async function readJsonBody(
  request: Request,
  limits: { maxBytes: number; maxInflatedBytes?: number },
): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\b/i.test(type))
    throw new HttpError(415, 'unsupported_media_type', 'Send application/json.');
  const bytes = await readBytes(request, limits);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HttpError(400, 'malformed', 'The body is not valid JSON in UTF-8.');
  }
}

/**
 * A body as it comes, for files that must not stand in memory: 400 when there is none or when it breaks off. gzip is
 * unpacked on the way, and then nothing was declared about the size of what comes out.
 */
export function streamBody(request: Request): {
  body: AsyncIterable<Uint8Array>;
  declaredSize: number | null;
} {
  if (!request.body) throw new HttpError(400, 'malformed', 'The request has no body.');
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip')
    throw new HttpError(415, 'unsupported_encoding', 'Send the body plain or gzip.');
  const declared = request.headers.get('content-length');
  const plain = request.body as unknown as AsyncIterable<Uint8Array>;
  if (encoding === 'gzip')
    return { body: unbroken(Readable.from(plain).compose(createGunzip())), declaredSize: null };
  return { body: unbroken(plain), declaredSize: declared === null ? null : Number(declared) };
}

async function* unbroken(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch {
    throw new HttpError(400, 'malformed', 'The body broke off or is not valid gzip.');
  }
}
