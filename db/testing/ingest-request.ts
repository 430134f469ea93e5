import { gzipSync } from 'node:zlib';

/** What the ingest route answers. */
export type IngestAnswer = {
  status: number;
  headers: Headers;
  text: string;
  body: {
    accepted: number;
    duplicates: number;
    conflicts: number;
    rejected: number;
    quarantined: number;
    results: { index: number; id: string | null; status: string; code?: string; path?: string }[];
    code?: string;
  };
};

type Options = {
  key?: string;
  body?: unknown;
  raw?: string | Uint8Array<ArrayBuffer>;
  gzip?: boolean;
  headers?: Record<string, string>;
  url?: string;
};
type Handler = (request: Request, next: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Sends bodies to the route's own handler as real Requests. */
export const ingestClient = (load: () => Promise<{ POST: Handler }>) =>
  async function postIngest(options: Options): Promise<IngestAnswer> {
    const { POST } = await load();
    const plain = options.raw ?? JSON.stringify(options.body);
    const bytes = typeof plain === 'string' ? new TextEncoder().encode(plain) : plain;
    const sent = options.gzip ? new Uint8Array(gzipSync(bytes)) : bytes;
    const request = new Request(options.url ?? 'http://localhost/api/v1/ingest', {
      method: 'POST',
      body: sent,
      headers: {
        'content-type': 'application/json',
        ...(options.key ? { authorization: `Bearer ${options.key}` } : {}),
        ...(options.gzip ? { 'content-encoding': 'gzip' } : {}),
        ...options.headers,
      },
    });
    const response = await POST(request, { params: Promise.resolve({}) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
  };

/** A paid order of a store, yesterday noon. */
export const paidOrder = (id: string, store: string, more: Record<string, unknown> = {}) => ({
  type: 'order.paid',
  id,
  occurredAt: '2026-11-20T12:00:00+08:00',
  store,
  amountFen: 1_000,
  ...more,
});
