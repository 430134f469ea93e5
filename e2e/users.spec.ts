import { type Browser, expect, type Page, test } from '@playwright/test';
import { reachEverything, signIn } from './fixtures';

const stamp = () => Date.now().toString(36);

/** Invites a colleague as the admin; gives back what they sign in with. */
async function invite(
  page: Page,
  role: string,
): Promise<{ account: string; name: string; password: string }> {
  const name = `李雷${stamp()}`;
  const account = `lilei-${stamp()}@example.com`;
  await page.goto('/settings/users');
  await page.getByRole('button', { name: '邀请同事' }).click();
  const drawer = page.getByRole('dialog', { name: '邀请同事' });
  await drawer.getByLabel('姓名').fill(name);
  await drawer.getByLabel('账号').fill(account);
  await drawer.getByLabel('角色').selectOption({ label: role });
  await reachEverything(drawer);
  await drawer.getByRole('button', { name: '邀请', exact: true }).click();
  const password = (await drawer.locator('[data-secret]').textContent()) ?? '';
  await drawer.getByRole('button', { name: '完成' }).click();
  return { account, name, password };
}

async function enter(browser: Browser, person: { account: string; password: string }): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto('/login');
  await page.getByLabel('账号', { exact: true }).fill(person.account);
  await page.getByLabel('密码', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page).not.toHaveURL(/\/login/);
  return page;
}

test('a colleague is invited, asks for a right on a closed screen, gets it, and the old session is over', async ({
  page,
  browser,
}) => {
  await signIn(page, 'admin@demo');
  const person = await invite(page, '分析师');
  const theirs = await enter(browser, person);
  const refused = await theirs.goto('/settings/audit');
  expect(refused?.status()).toBe(403);
  await expect(theirs.getByText('查看审计记录')).toBeVisible();
  await theirs.getByLabel('申请理由').fill('核对营业时间的修改');
  await theirs.getByRole('button', { name: '申请权限' }).click();
  await expect(theirs.getByText('已提交申请')).toBeVisible();

  await page.goto('/settings/access');
  const request = page.getByRole('listitem').filter({ hasText: person.name });
  await request.getByRole('button', { name: '授予' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('角色').selectOption({ label: '财务' });
  await reachEverything(drawer);
  await drawer.getByRole('button', { name: '授予' }).click();
  await expect(page.getByText('已授予，对方需重新登录')).toBeVisible();

  await theirs.goto('/settings/audit');
  await expect(theirs).toHaveURL(/\/login/);
  await theirs.context().close();
  const again = await enter(browser, person);
  expect((await again.goto('/settings/audit'))?.status()).toBe(200);
  await again.goto('/settings/access');
  await expect(again.getByText('已授予')).toBeVisible();
  await again.context().close();
});

test('a disabled colleague is out at once and cannot come back until enabled', async ({ page, browser }) => {
  await signIn(page, 'admin@demo');
  const person = await invite(page, '财务');
  const theirs = await enter(browser, person);
  await page.goto(`/settings/users?q=${encodeURIComponent(person.account)}`);
  await page.getByRole('link', { name: new RegExp(person.name) }).click();
  await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
  await page.getByRole('button', { name: '停用' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect(page.getByText('已停用').first()).toBeVisible();
  await theirs.goto('/overview');
  await expect(theirs).toHaveURL(/\/login/);
  await theirs.context().close();
});

test('errors stand beside their fields and nothing typed is lost', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/settings/users');
  await page.getByRole('button', { name: '邀请同事' }).click();
  const drawer = page.getByRole('dialog', { name: '邀请同事' });
  await drawer.getByLabel('姓名').fill('只有姓名');
  await drawer.getByRole('button', { name: '邀请', exact: true }).click();
  await expect(drawer.getByRole('alert')).toBeFocused();
  await expect(drawer.getByText('有 3 项需要修改')).toBeVisible();
  await expect(drawer.getByLabel('姓名')).toHaveValue('只有姓名');
});

test('somebody out of reach or unknown is the same not-found page', async ({ page }) => {
  await signIn(page, 'admin@demo');
  const unknown = await page.goto('/settings/users/0193495b-1f00-7abc-8def-0123456789ab');
  expect(unknown?.status()).toBe(404);
  expect((await page.goto('/settings/users/nonsense'))?.status()).toBe(404);
});

test('a key is shown once, works, and is refused after it is revoked', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/settings/api-keys');
  const name = `POS ${stamp()}`;
  await page.getByRole('button', { name: '新建密钥' }).click();
  const drawer = page.getByRole('dialog', { name: '新建密钥' });
  await drawer.getByLabel('名称').fill(name);
  await drawer.getByRole('checkbox', { name: '查看门店' }).check();
  await reachEverything(drawer);
  await drawer.getByRole('button', { name: '创建' }).click();
  const key = (await drawer.locator('[data-secret]').textContent()) ?? '';
  await drawer.getByRole('button', { name: '完成' }).click();
  const ask = () => page.request.get('/api/v1/stores', { headers: { authorization: `Bearer ${key}` } });
  expect((await ask()).status()).toBe(200);
  await page.getByRole('button', { name: `吊销 ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: '吊销' }).click();
  await expect(page.getByText('已吊销').first()).toBeVisible();
  expect((await ask()).status()).toBe(401);
});

test('the lead of a region finds no door to people', async ({ page }) => {
  await signIn(page, 'region@demo');
  await page.goto('/settings');
  await expect(page.getByRole('link', { name: /^用户/ })).toHaveCount(0);
  expect((await page.goto('/settings/users'))?.status()).toBe(403);
});
