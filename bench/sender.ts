import { Agent, request } from 'node:http';

export type Answer = { status: number; text: string; ms: number };
export type Call = { method?: string; path: string; key?: string; cookie?: string; body?: Buffer };

/** A client of the front door with connections that stay open, as a till or a middleware has. */
export function openSender(address: string, connections: number) {
  const { hostname, port, host } = new URL(address);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = ({ method = 'GET', path, key, cookie, body }: Call): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const headers = {
        host,
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(cookie ? { cookie } : {}),
        ...(body ? { 'content-type': 'application/json', 'content-length': body.byteLength } : {}),
      };
      const asking = request({ agent, hostname, port, path, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString('utf8'),
            ms: performance.now() - began,
          }),
        );
      });
      asking.on('error', reject);
      asking.setTimeout(60_000, () => asking.destroy(new Error('no answer within 60 s')));
      asking.end(body);
    });
  return {
    send,
    /** The answer's JSON; anything but 200 is a fault of the benchmark. */
    async ask(call: Call): Promise<unknown> {
      const { status, text } = await send(call);
      if (status !== 200)
        throw new Error(`${call.path.slice(0, 80)} answered ${status}: ${text.slice(0, 300)}`);
      return JSON.parse(text);
    },
    close: () => agent.destroy(),
  };
}
export type Sender = ReturnType<typeof openSender>;
