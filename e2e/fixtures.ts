import { test as base, expect, type Page } from '@playwright/test';

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
export async function signIn(page: Page, account: DemoAccount): Promise<void> {
  await page.goto('/login?callbackUrl=%2Forg');
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page).not.toHaveURL(/\/login/);
}

/** Any error in the browser's console fails the test. */
export const test = base.extend<{ quietConsole: undefined }>({
  quietConsole: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(String(error)));
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});
