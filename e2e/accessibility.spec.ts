import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { type DemoAccount, signIn, test } from './fixtures';

/** Addresses; `*` stands for the first thing that the screen before it links to. */
const areas: Record<string, { account: DemoAccount | null; paths: readonly string[] }> = {
  'the numbers': {
    account: 'admin@demo',
    paths: ['/overview', '/home', '/inbox', '/metrics', '/stores/*', '/stores/*/assets', '/stores/*/orders'],
  },
  stores: {
    account: 'admin@demo',
    paths: [
      ...['/stores', '/stores/*/life', '/stores/*/settings', '/stores/new', '/stores/not-a-store'],
      ...['/stores/*/touchpoints', '/stores/*/onboarding', '/stores/onboarding', '/print/touchpoints'],
    ],
  },
  'goods and guides': {
    account: 'admin@demo',
    paths: ['/goods', '/goods/*', '/goods/new', '/goods/categories', '/guides', '/guides/*', '/guides/new'],
  },
  'the tree and files': {
    account: 'admin@demo',
    paths: ['/imports', '/imports/new', '/exports', '/stores/bulk', '/org', '/org?as-of=2026-12-31'],
  },
  settings: {
    account: 'admin@demo',
    paths: [
      ...['/settings', '/settings/access', '/settings/account', '/settings/api-keys', '/settings/audit'],
      ...['/settings/integrations', '/settings/sample'],
    ],
  },
  'people, roles and targets': {
    account: 'admin@demo',
    paths: [
      ...['/settings/users', '/settings/users/*', '/settings/roles'],
      ...['/settings/targets', '/settings/targets/split?total=400000000'],
    ],
  },
  'the phone of a guide': { account: 'guide@demo', paths: ['/g'] },
  'what strangers see': { account: null, paths: ['/login', '/developers'] },
};

/** In this page alone: there are no frames, for which it would gather everything once more in a page of its own. */
const examiner = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });

async function expectNoFault(builder: AxeBuilder, where: string): Promise<void> {
  const { violations } = await builder.analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    where,
  ).toEqual([]);
}

async function open(page: Page, path: string): Promise<void> {
  const [list, tail] = path.split('/*');
  await page.goto(list as string);
  if (tail !== undefined) {
    const links = page.getByRole('main').locator(`a[href^="${list}/"]`);
    const hrefs = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
    const href = hrefs.find((one) => /[0-9a-f]{8}-[0-9a-f]{4}-/.test(one));
    expect(href, `a link on ${list}`).toBeDefined();
    await page.goto(`${href?.split('?')[0]}${tail}`);
  }
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const seen = new Set<string>();
/** Opens whatever opens something, one of each looks a person, and examines what has opened. */
async function expectNoFaultInPopups(page: Page, account: string | null, where: string): Promise<void> {
  const triggers = page.locator(
    ':is(button, [role="combobox"])[aria-haspopup][aria-expanded="false"]:visible:enabled',
  );
  for (let at = 0; at < (await triggers.count()); at += 1) {
    const trigger = triggers.nth(at);
    const kind = await trigger.evaluate((one) => `${one.getAttribute('aria-haspopup')} ${one.className}`);
    const look = `${account} ${kind}`;
    if (seen.has(look)) continue;
    seen.add(look);
    const name = await trigger.evaluate((one) => one.outerHTML.slice(0, 160));
    await trigger.click();
    const popup = page.locator(':is([role="dialog"], [role="menu"], [role="listbox"]):visible').last();
    await expect(popup, name).toBeVisible();
    await expectNoFault(
      examiner(page).include(':is([role="dialog"], [role="menu"], [role="listbox"])'),
      `${where}, opened by ${name}`,
    );
    await page.keyboard.press('Escape');
    await expect(popup, name).toBeHidden();
  }
}

test.describe.configure({ mode: 'parallel' });

const desk = { width: 1440, height: 900 };
/** The narrowest that counts; a desk of 1280 at 400 % is as wide. */
const phone = { width: 320, height: 640 };

/** What does not fit scrolls by itself and never takes the page with it: on a phone, and on a desk at 200 %. */
async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  for (const width of [phone.width, desk.width / 2]) {
    await page.setViewportSize({ width, height: 700 });
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(wide, { message: `${where} at ${width} px` }).toBeLessThanOrEqual(width);
  }
}

for (const [area, { account, paths }] of Object.entries(areas))
  test(`no accessibility fault: ${area}, both themes, desk and phone, popups open`, async ({ page }) => {
    test.setTimeout(180_000);
    if (account) await signIn(page, account);
    for (const path of paths) {
      // What the server writes there by the cookie, without drawing the page once more.
      const theme = (value: 'light' | 'dark') =>
        page.locator('html').evaluate((html, wanted) => html.setAttribute('data-theme', wanted), value);
      await page.setViewportSize(desk);
      await open(page, path);
      await theme('light');
      await expectNoFault(examiner(page), `${path}, desk`);
      await expectNoFaultInPopups(page, account, path);
      await expectNoSidewaysScroll(page, path);
      // The other theme differs in its colours alone, and the phone has the desk's: both are seen in one go.
      await page.setViewportSize(phone);
      await theme('dark');
      await expectNoFault(examiner(page), `${path}, dark phone`);
    }
  });
