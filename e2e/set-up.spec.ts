import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';
import { IdentityProvider } from './identity-provider';

// On an installation of its own that was started with DEMO=0 and an identity provider; one sentence after the other.
test.describe.configure({ mode: 'serial' });

const admin = { account: 'lin@qingshan.example', password: 'teahouse river 7' };
const provider = new IdentityProvider(process.env.OIDC_ISSUER ?? '', {
  id: process.env.OIDC_CLIENT_ID ?? '',
  secret: process.env.OIDC_CLIENT_SECRET ?? '',
});
test.beforeAll(() => provider.open());
test.afterAll(() => provider.close());

const signIn = async (page: Page) => {
  await page.goto('/login');
  await page.getByLabel('账号', { exact: true }).fill(admin.account);
  await page.getByLabel('密码', { exact: true }).fill(admin.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page).toHaveURL(/\/home/);
};
const bySso = async (page: Page) => {
  await page.goto('/login');
  await page.getByRole('button', { name: '使用企业账号登录' }).click();
};
const isOut = async (page: Page) => {
  await page.goto('/overview');
  await expect(page).toHaveURL(/\/login/);
};

test('the first page of an empty installation makes the organization and its first admin', async ({
  page,
}) => {
  await page.goto('/overview');
  await expect(page).toHaveURL(/\/setup$/);
  await page.getByRole('button', { name: '创建商户' }).click();
  const summary = page.getByRole('alert').filter({ hasText: '有 4 项需要修改' });
  await expect(summary.getByRole('link', { name: /请填写这一项/ })).toHaveCount(4);
  await page.getByLabel('商户名称').fill('青山茶业');
  await page.getByLabel('你的姓名').fill('林清');
  await page.getByLabel('登录账号').fill(admin.account);
  await page.getByLabel('密码').fill(admin.password);
  await page.getByRole('button', { name: '创建商户' }).click();
  await expect(page).toHaveURL(/\/home$/);
  await expect(page.getByRole('heading', { level: 1, name: '首页' })).toBeVisible();
  await page.goto('/overview');
  await expect(page.getByRole('heading', { level: 1, name: '还没有营业中的门店' })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  for (const path of ['/home', '/inbox', '/overview', '/stores', '/org', '/guides', '/goods', '/imports']) {
    expect((await page.goto(path))?.status()).toBe(200);
    expect(await tooWide()).toBeLessThanOrEqual(0);
  }
  expect((await page.goto('/setup'))?.status()).toBe(404);
});

test('a brand, a region and a store are made by hand, from nothing', async ({ page }) => {
  await signIn(page);
  await page.goto('/stores/new');
  await page.getByRole('link', { name: '组织' }).last().click();
  await expect(page).toHaveURL(/\/org$/);
  for (const [button, name, code] of [
    ['新建品牌', '青山', 'QS'],
    ['新建下级区域 青山茶业', '华东', 'EAST'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^名称/).fill(name);
    await dialog.getByLabel(/^编码/).fill(code);
    await dialog
      .getByRole('button', { name: /保存|新建|创建/ })
      .last()
      .click();
    await expect(dialog).toHaveCount(0);
  }
  await page.goto('/stores/new');
  await page.getByLabel('门店名称').fill('青山 静安店');
  await page.getByLabel('门店编码').fill('S001');
  await page.getByRole('combobox', { name: /^区域/ }).click();
  await page.getByRole('tree', { name: '区域' }).getByRole('treeitem').last().click();
  // One click: no line about the region may come or go under it.
  await page.getByRole('combobox', { name: /^城市/ }).click();
  await page.getByPlaceholder('搜索').fill('shanghai');
  await page.getByRole('option', { name: /上海市/ }).click();
  await page.getByRole('button', { name: /保存草稿/ }).click();
  await expect(page).toHaveURL(/\/onboarding$/);
  await page.goto(page.url().replace(/onboarding$/, 'life'));
  await page.getByRole('button', { name: '提交审批' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交审批' }).click();
  // Four eyes: a lone admin is told whom it takes.
  const approve = page.getByRole('button', { name: '批准开店' });
  await expect(approve).toBeDisabled();
  await expect(approve).toHaveAccessibleDescription(/没有其他人能审批这家门店/);
  await page.goto('/stores');
  await expect(page.getByRole('link', { name: '青山 静安店', exact: true })).toBeVisible();
});

test('a known person comes in by the identity provider, bound to it for good', async ({ page }) => {
  provider.person = { sub: 'u-1', email: admin.account.toUpperCase(), email_verified: true };
  await bySso(page);
  await expect(page).toHaveURL(/\/home/);
  expect(provider.asked.get('code_challenge_method')).toBe('S256');
  expect(provider.asked.get('nonce')).toMatch(/.{20,}/);
  expect(provider.asked.get('state')).toMatch(/.{20,}/);
  await page.context().clearCookies();
  provider.person = { sub: 'u-1', email: 'another@qingshan.example', email_verified: true };
  await bySso(page);
  await expect(page).toHaveURL(/\/home/);
});

for (const [who, person] of [
  ['a stranger', { sub: 'u-2', email: 'stranger@elsewhere.example', email_verified: true }],
  ['who only says to be one of us', { sub: 'u-3', email: admin.account, email_verified: false }],
  ['another subject with our account', { sub: 'u-4', email: admin.account, email_verified: true }],
] as const) {
  test(`the identity provider's ${who} is refused with a sentence`, async ({ page }) => {
    provider.person = { ...person };
    await bySso(page);
    await expect(page.getByRole('alert').filter({ hasText: '还没有加入任何商户' })).toBeVisible();
    await isOut(page);
  });
}

test('an answer with another nonce or another state is refused with a sentence', async ({ page }) => {
  provider.person = { sub: 'u-1', email: admin.account, email_verified: true };
  provider.nonce = 'of somebody else';
  await bySso(page);
  await expect(page.getByRole('alert').filter({ hasText: '没有成功' })).toBeVisible();
  await isOut(page);
  provider.nonce = null;
  await page.goto('/api/auth/callback/oidc?code=stolen&state=of-somebody-else');
  await expect(page.getByRole('alert').filter({ hasText: '没有成功' })).toBeVisible();
  await isOut(page);
});
