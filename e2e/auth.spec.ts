import { expect, type Page, test } from '@playwright/test';
import { signInByForm } from './fixtures';

const form = (page: Page) => ({
  account: page.getByLabel('账号', { exact: true }),
  password: page.getByLabel('密码', { exact: true }),
  submit: page.getByRole('button', { name: '登录', exact: true }),
});
const stamp = () => Date.now().toString(36);

test('a stranger is sent to sign in and comes back to the very address', async ({ page }) => {
  await page.goto('/settings/audit?action=user');
  await expect(page).toHaveURL(/\/login\?callbackUrl=/);
  const { account, password, submit } = form(page);
  await account.fill('admin@demo');
  await password.fill('waterwheel-demo');
  await submit.click();
  await expect(page).toHaveURL(/\/settings\/audit\?action=user$/);
});

test('a wrong password keeps the account and says the same as an unknown one', async ({ page }) => {
  await page.goto('/login');
  const { account, password, submit } = form(page);
  const said: string[] = [];
  for (const name of ['analyst@demo', `nobody-${stamp()}@demo`]) {
    await account.fill(name);
    await password.fill('certainly wrong');
    await submit.click();
    const alert = page.getByRole('alert').filter({ hasText: '账号或密码不正确' });
    await expect(alert).toBeVisible();
    said.push((await alert.textContent()) ?? '');
    await expect(account).toHaveValue(name);
  }
  expect(said[0]).toBe(said[1]);
});

test('ten bad tries close an account for a while, whether it exists or not', async ({ page }) => {
  await page.goto('/login');
  const csrf = await (await page.request.get('/api/auth/csrf')).json();
  const account = `nobody-${stamp()}@demo`;
  const origin = new URL(page.url()).origin;
  const attempt = () =>
    page.request.post('/api/auth/callback/credentials', {
      form: { csrfToken: csrf.csrfToken, account, password: 'x', json: 'true' },
      headers: { origin },
    });
  for (let bad = 0; bad < 10; bad += 1) expect((await attempt()).status()).toBe(401);
  const closed = await attempt();
  expect(closed.status()).toBe(429);
  expect(Number(closed.headers()['retry-after'])).toBeGreaterThan(800);
  const { account: field, password, submit } = form(page);
  await field.fill(account);
  await password.fill('x');
  await submit.click();
  await expect(page.getByText(/尝试次数过多，请在 1[45]:\d\d 后重试/)).toBeVisible();
});

test('signing out ends the session on the server: a copied cookie opens nothing', async ({
  page,
  browser,
}) => {
  await signInByForm(page, 'finance@demo');
  const copied = await page.context().storageState();
  const thief = await browser.newContext({ storageState: copied });
  const other = await thief.newPage();
  await other.goto('/settings/account');
  await expect(other.getByRole('heading', { level: 1, name: '我的账户' })).toBeVisible();
  await page.getByRole('button', { name: /^账户菜单/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/login/);
  await other.goto('/settings/account');
  await expect(other).toHaveURL(/\/login/);
  await thief.close();
});

test('cookies are of the host alone, unreadable for scripts, and new at sign-in', async ({ page }) => {
  await page.context().addCookies([
    {
      name: 'waterwheel.session',
      value: 'fixed-by-someone-else',
      url: test.info().project.use.baseURL ?? '',
    },
  ]);
  await signInByForm(page, 'finance@demo');
  const session = (await page.context().cookies()).find((cookie) =>
    cookie.name.endsWith('waterwheel.session'),
  );
  expect(session?.value).not.toBe('fixed-by-someone-else');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(await page.evaluate(() => document.cookie)).not.toContain('session');
});

for (const wanted of [
  '//evil.example',
  '/\\evil.example',
  'https:evil.example',
  '/%2f%2fevil.example',
  'https://evil.example/overview',
  'javascript:alert(1)',
]) {
  test(`the way back never leaves the site: ${wanted}`, async ({ page, baseURL }) => {
    await page.goto(`/login?callbackUrl=${encodeURIComponent(wanted)}`);
    const { account, password, submit } = form(page);
    await account.fill('finance@demo');
    await password.fill('waterwheel-demo');
    await submit.click();
    await expect(page).not.toHaveURL(/\/login/);
    expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? page.url()).origin);
  });
}

test('set-up is gone once an organization stands', async ({ page }) => {
  expect((await page.goto('/setup'))?.status()).toBe(404);
  const origin = new URL(page.url()).origin;
  const again = await page.request.post('/api/setup', {
    data: { organizationName: 'A', name: 'B', account: 'c@example.com', password: 'long enough 1' },
    headers: { origin },
  });
  expect(again.status()).toBe(404);
});
