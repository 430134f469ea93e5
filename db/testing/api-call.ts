type Params = Record<string, string>;
type Handler = (request: Request, next: { params: Promise<Params> }) => Promise<Response>;

/** Calls a route's own handler as the bearer of a key would; throws what was answered when that is not 200. */
export async function callApi<T>(
  handler: Handler,
  call: { key: string; path: string; method?: string; body?: unknown; params?: Params },
): Promise<T> {
  const { key, path, method = 'GET', body, params = {} } = call;
  const request = new Request(`http://localhost/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
  return JSON.parse(text) as T;
}
