// npm run pictures: takes the README's pictures from the running app (BASE_URL, default http://localhost:3000).
// npm run pictures -- --all: every page of the console at 1440, 1024 and 390 px, light and dark, in both languages, into
// test-results/pictures; WIDTHS, THEMES, LOCALES and PAGES (a word of the address) narrow it.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './launch/chromium.mjs';
import { root } from './launch/place.mjs';

const { chromium } = await import('@playwright/test');
const base = process.env.BASE_URL ?? 'http://localhost:3000';
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [],
});

async function signIn(page, account) {
  await page.goto(`${base}/login`);
  await page.locator('input[name="account"]').fill(account);
  await page.locator('input[name="password"]').fill('waterwheel-demo');
  await page.locator('form button[type="submit"]').first().click();
  await page.waitForURL((address) => !address.pathname.startsWith('/login'));
}

/** Nothing is on its way any more. */
async function settled(page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('load');
  await page.waitForFunction(() => !document.querySelector('main .animate-shimmer'));
}

async function forReadme() {
  const folder = join(root, 'docs/pictures');
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await signIn(page, 'region@demo');
  await page.goto(`${base}/overview`);
  await page.getByRole('table', { name: '门店排行' }).waitFor();
  await settled(page);
  await page.screenshot({ path: join(folder, 'overview.png') });
  await page.goto(`${base}/stores?q=jadyc`);
  await page.getByRole('link', { name: '静安大悦城店', exact: true }).first().click();
  await page.waitForURL(/\/stores\/[0-9a-f-]{36}/);
  await settled(page);
  await page.screenshot({ path: join(folder, 'store.png') });
}

/** Every page of the console; `[id]` stands for the first thing that its list links to. */
function consolePages() {
  return readdirSync(join(root, 'app/(console)'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('page.tsx'))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, '')}`)
    .filter((path) => path.includes(process.env.PAGES ?? ''))
    .toSorted();
}

/** The address of a page, or null where its list is empty. */
async function addressOf(page, path) {
  const [list, tail] = path.split('/[id]');
  if (tail === undefined) return path;
  await page.goto(base + list);
  await settled(page);
  const links = page.getByRole('main').locator(`a[href^="${list}/"]`);
  const hrefs = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')));
  const href = hrefs.find((one) => ID.test(one));
  return href ? `${list}/${ID.exec(href)[0]}${tail}` : null;
}

const several = (name, usual) => (process.env[name] ?? usual).split(',');

async function everything() {
  const folder = join(root, 'test-results/pictures');
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  for (const locale of several('LOCALES', 'zh-CN,en'))
    for (const theme of several('THEMES', 'light,dark')) {
      const context = await browser.newContext({ locale });
      await context.addCookies(
        Object.entries({ locale, theme }).map(([name, value]) => ({ name, value, url: base })),
      );
      const page = await context.newPage();
      await signIn(page, 'admin@demo');
      for (const path of consolePages()) {
        const address = await addressOf(page, path);
        if (!address) continue;
        await page.goto(base + address);
        for (const width of several('WIDTHS', '1440,1024,390').map(Number)) {
          await page.setViewportSize({ width, height: width < 768 ? 844 : 900 });
          await settled(page);
          const name = `${path.slice(1).replaceAll('/', '.')}-${width}-${theme}-${locale}.png`;
          await page.screenshot({ path: join(folder, name), fullPage: true });
          taken += 1;
        }
      }
      await context.close();
    }
  console.log(`${taken} pictures in ${folder}`);
}

await (process.argv.includes('--all') ? everything() : forReadme());
await browser.close();
