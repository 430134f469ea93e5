import { expect, type Page } from '@playwright/test';
import { signIn, test } from './fixtures';

const views = (page: Page) => page.getByRole('navigation', { name: '视图' });
const unique = (word: string) => `${word} ${Date.now().toString(36).slice(-6)}`;
const dialog = (page: Page) => page.getByRole('dialog');

async function filterLive(page: Page) {
  await page.getByRole('button', { name: '展开查询表单' }).click();
  await page.getByRole('combobox', { name: '状态' }).selectOption({ label: '营业中' });
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await expect(page.getByText('状态：营业中')).toBeVisible();
}

async function saveAs(page: Page, name: string) {
  await page.getByRole('button', { name: '另存为视图' }).click();
  await dialog(page).getByLabel('名称').fill(name);
  await dialog(page).getByRole('button', { name: '保存视图' }).click();
  await expect(views(page).getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
}

test('a lead keeps filters as a view, changes it, opens the list with it, and takes its removal back', async ({
  page,
}) => {
  const name = unique('在营门店');
  await signIn(page, 'region@demo');
  await page.goto('/stores');
  await expect(views(page).getByRole('link', { name: '全部' })).toHaveAttribute('aria-current', 'page');
  await filterLive(page);
  await saveAs(page, name);
  await page.reload();
  await expect(page.getByText('状态：营业中')).toBeVisible();

  await test.step('another sort is a change that can be kept', async () => {
    await page.getByRole('columnheader', { name: '编码' }).getByRole('link').click();
    await expect(views(page).getByText('有改动')).toBeVisible();
    await page.getByRole('button', { name: '保存改动' }).click();
    await expect(views(page).getByText('有改动')).toHaveCount(0);
  });

  await test.step('the list opens with it, and with everything when asked for', async () => {
    await page.getByRole('button', { name: '视图设置' }).click();
    await dialog(page).getByLabel('我打开列表时先看这个视图').check();
    await dialog(page).getByRole('button', { name: '保存' }).click();
    await expect(dialog(page)).toHaveCount(0);
    await page.goto('/stores');
    await expect(page.getByText('状态：营业中')).toBeVisible();
    expect(page.url()).toContain('f.status=live');
    await views(page).getByRole('link', { name: '全部' }).click();
    await expect(page.getByText('状态：营业中')).toHaveCount(0);
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await views(page).getByRole('link', { name }).click();
    // Without its only filter, but with its sort: still the view, changed.
    await page.getByRole('link', { name: '移除筛选 状态：营业中' }).click();
    await expect(views(page).getByText('有改动')).toBeVisible();
  });

  await page.getByRole('button', { name: `删除视图“${name}”` }).click();
  await expect(views(page).getByRole('link', { name })).toHaveCount(0);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(views(page).getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('button', { name: `删除视图“${name}”` }).click();
  await expect(views(page).getByRole('link', { name })).toHaveCount(0);
});

test('an admin shares a locked view with the leads as what their list opens with', async ({ page }) => {
  const name = unique('督导清单');
  await signIn(page, 'admin@demo');
  await page.goto('/stores?sort=-area');
  await saveAs(page, name);
  await page.getByRole('button', { name: '视图设置' }).click();
  await dialog(page).getByLabel('区域负责人').check();
  await dialog(page).getByLabel('锁定').check();
  await dialog(page).getByLabel('共享的角色打开列表时先看它').check();
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(views(page).getByRole('img', { name: '已锁定' })).toBeVisible();
  const address = page.url();

  await page.context().clearCookies();
  await signIn(page, 'region@demo');
  await page.goto('/stores');
  await expect(views(page).getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('columnheader', { name: '门店' }).getByRole('link').click();
  await expect(page.getByRole('button', { name: '另存为视图' })).toBeVisible();
  await expect(page.getByRole('button', { name: '保存改动' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^删除视图/ })).toHaveCount(0);

  await page.context().clearCookies();
  await signIn(page, 'admin@demo');
  await page.goto(address);
  await page.getByRole('button', { name: /^删除视图/ }).click();
  await expect(views(page).getByRole('link', { name })).toHaveCount(0);
});
