// npm run pictures: takes the README's pictures from the running app (BASE_URL, default http://localhost:3000).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './launch/chromium.mjs';
import { root } from './launch/place.mjs';

const { chromium } = await import('@playwright/test');
const base = process.env.BASE_URL ?? 'http://localhost:3000';
const folder = join(root, 'docs/pictures');
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
await page.goto(`${base}/login`);
await page.getByLabel('账号', { exact: true }).fill('region@demo');
await page.getByLabel('密码', { exact: true }).fill('waterwheel-demo');
await page.getByRole('button', { name: '登录', exact: true }).click();
await page.waitForURL((address) => !address.pathname.startsWith('/login'));
await page.goto(`${base}/overview`);
await page.getByRole('table', { name: '门店排行' }).waitFor();
await page.waitForFunction(() => !document.querySelector('main .animate-shimmer'));
await page.screenshot({ path: join(folder, 'overview.png') });
await page.goto(`${base}/stores?q=jadyc`);
await page.getByRole('link', { name: '静安大悦城店' }).first().click();
await page.waitForURL(/\/stores\/[0-9a-f-]{36}/);
await page.getByRole('heading', { level: 1 }).waitFor();
await page.waitForLoadState('load');
await page.waitForFunction(() => !document.querySelector('main .animate-shimmer'));
await page.screenshot({ path: join(folder, 'store.png') });
await browser.close();
