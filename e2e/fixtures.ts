import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test';

/** Everybody of the sample chain signs in with it. */
const password = 'waterwheel-demo';
export type DemoAccount =
  | 'admin@demo'
  | 'brand@demo'
  | 'region@demo'
  | 'store@demo'
  | 'guide@demo'
  | 'finance@demo'
  | 'analyst@demo';

/** Signs in through the form, as people do. */
export async function signInByForm(page: Page, account: DemoAccount): Promise<void> {
  await page.goto('/login?callbackUrl=%2Fsettings%2Faccount');
  await page.getByLabel('账号', { exact: true }).fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page).not.toHaveURL(/\/login/);
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
const sessions = new Map<DemoAccount, Cookies>();

/** The person's session in this browser: the one of an earlier test as long as it lives, or a new one. */
export async function signIn(page: Page, account: DemoAccount): Promise<void> {
  const context = page.context();
  const known = sessions.get(account);
  if (known) {
    await context.addCookies(known);
    if ((await page.request.get('/api/find?q=zz')).ok()) {
      // What stands there is still somebody else's.
      if (page.url() !== 'about:blank') await page.goto('/settings/account');
      return;
    }
    await context.clearCookies();
  }
  await signInByForm(page, account);
  sessions.set(
    account,
    (await context.cookies()).filter((cookie) => cookie.name.endsWith('waterwheel.session')),
  );
}

/** Says in an open form of a role or a key that it reaches everything. */
export async function reachEverything(drawer: Locator): Promise<void> {
  await drawer.getByRole('combobox', { name: /^范围/ }).click();
  await drawer.page().getByRole('option', { name: '全商户' }).click();
}

/**
 * Any error in the browser's console fails the test. The browser also writes there that a page or an answer of the API
 * has a status of 4xx; that is what some sentences ask for and check by what is on the page.
 */
export const test = base.extend<{ quietConsole: undefined }>({
  quietConsole: [
    async ({ page }, use) => {
      const errors: string[] = [];
      const refused = new Set<string>();
      page.on('response', (response) => {
        const isAsked =
          response.request().isNavigationRequest() || new URL(response.url()).pathname.startsWith('/api/');
        if (isAsked && response.status() >= 400 && response.status() < 500) refused.add(response.url());
      });
      page.on('console', (message) => {
        if (message.type() === 'error' && !refused.has(message.location().url))
          errors.push(`${message.text()} ${message.location().url}`);
      });
      page.on('pageerror', (error) => errors.push(String(error)));
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

/** Counts how often a pointer presses from here on, over all pages of the tab: what a job costs a person with a mouse. */
export async function countClicks(page: Page): Promise<() => Promise<number>> {
  let clicks = 0;
  await page.exposeFunction('pressedOnce', () => {
    clicks += 1;
  });
  const listen = () =>
    addEventListener('pointerdown', () => (window as unknown as { pressedOnce(): void }).pressedOnce(), true);
  await page.addInitScript(listen);
  await page.evaluate(listen);
  return async () => {
    // Calls of the page arrive in order: after this one all presses have been counted.
    await page.evaluate(() => null);
    return clicks;
  };
}
