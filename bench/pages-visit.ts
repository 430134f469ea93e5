import { gzipSync } from 'node:zlib';
import type { BrowserContext } from '@playwright/test';

export type Visit = {
  path: string;
  isPublic: boolean;
  /** Scripts that the HTML itself names, compressed. */
  scriptBytes: number;
  /** Every script until the page was quiet, lazy parts too. */
  allScriptBytes: number;
  lcp: number;
  tbt: number;
  cls: number;
};

/** Installed before the page's own code: what the browser observes, kept where we can read it. */
const observe = `(() => {
  const seen = { lcp: 0, tbt: 0, cls: 0 };
  window.__seen = seen;
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  watch('longtask', (entry) => { seen.tbt += Math.max(0, entry.duration - 50); });
})()`;

type Seen = { lcp: number; tbt: number; cls: number };

/** Asks for a page once to warm the server, then measures it in a browser page of its own. */
export async function visit(
  context: BrowserContext,
  { address, path, isPublic }: { address: string; path: string; isPublic: boolean },
): Promise<Visit> {
  await (await context.request.get(`${address}${path}`)).dispose();
  const page = await context.newPage();
  await page.addInitScript(observe);
  const scripts = new Map<string, number>();
  const sized: Promise<void>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script' && !/\.js(\?|$)/.test(response.url())) return;
    sized.push(
      response
        .body()
        // The browser hands out the unpacked text; gzip gives what the wire carries.
        .then((body) => void scripts.set(response.url(), gzipSync(body).byteLength))
        .catch(() => {}),
    );
  });
  const main = await page.goto(`${address}${path}`, { waitUntil: 'load' });
  const html = (await main?.text()) ?? '';
  await page.waitForLoadState('networkidle').catch(() => {});
  await Promise.all(sized);
  const seen = (await page.evaluate('window.__seen')) as Seen;
  await page.close();
  const named = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(
    ([, src]) => new URL(src ?? '', address).href,
  );
  const sum = (urls: Iterable<string>) =>
    [...new Set(urls)].reduce((bytes, url) => bytes + (scripts.get(url) ?? 0), 0);
  return { path, isPublic, scriptBytes: sum(named), allScriptBytes: sum(scripts.keys()), ...seen };
}
