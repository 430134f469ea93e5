import { expect, type Page } from '@playwright/test';
import { signIn, test } from './fixtures';

const reason = '预览中，不能修改';
const banner = (page: Page) => page.getByRole('region', { name: '预览', exact: true });

/** Every button of the page that submits or acts is off; the ones a form of a query has stay. */
async function expectLocked(page: Page, names: (string | RegExp)[]): Promise<void> {
  for (const name of names) {
    const button = page.getByRole('button', { name }).first();
    await expect(button).toBeDisabled();
    await expect(button).toHaveAttribute('title', reason);
  }
}

test('in a preview every write is off from the start, and a role without a place asks for one', async ({
  page,
}) => {
  await signIn(page, 'admin@demo');
  await page.goto('/settings/roles');
  await page.getByRole('button', { name: '预览 区域负责人' }).click();
  const ask = page.getByRole('dialog', { name: '预览「区域负责人」' });
  const begin = ask.getByRole('button', { name: '开始预览' });
  await expect(begin).toBeDisabled();
  await ask.getByRole('combobox', { name: /^范围/ }).click();
  await page.getByPlaceholder('输入关键字').fill('S001');
  await page.getByRole('option').first().click();
  await page.keyboard.press('Escape');
  await begin.click();
  await expect(banner(page)).toContainText('正在以「区域负责人」角色预览');

  await test.step('one store, not all', async () => {
    await page.goto('/stores');
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
    // A question is no write.
    await expect(page.getByRole('button', { name: '列设置' })).toBeEnabled();
  });
  await test.step('direct acts, dialogs and forms of a page', async () => {
    const row = page.getByRole('table').getByRole('row').nth(1);
    const href = await row.getByRole('link').first().getAttribute('href');
    const store = href?.split('?')[0];
    await page.goto(`${store}/settings`);
    await expect(page.getByRole('main').getByText(reason)).toBeVisible();
    await expect(page.getByLabel('门店名称')).toBeDisabled();
    await page.goto(`${store}/touchpoints`);
    await expectLocked(page, [/^停用 ·/]);
    await page.goto('/stores');
    await page.getByRole('button', { name: '导出', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(reason)).toBeVisible();
    await expect(dialog.getByRole('button', { name: '导出文件' })).toBeDisabled();
    await page.keyboard.press('Escape');
  });
  await test.step('the bell tells nothing, and no access is asked for', async () => {
    await page.getByRole('banner').getByRole('button', { name: '收件箱' }).click();
    await expect(page.getByText('预览时不显示通知')).toBeVisible();
    await page.keyboard.press('Escape');
    expect((await page.goto('/settings/users'))?.status()).toBe(403);
    await expect(page.getByText('这个视角没有这项权限')).toBeVisible();
    await expect(page.getByRole('button', { name: '申请权限' })).toHaveCount(0);
  });
  await banner(page).getByRole('button', { name: '退出预览' }).click();
  await expect(page).toHaveURL(/\/settings\/roles$/);
  await expect(banner(page)).toHaveCount(0);
});

test('whoever gets a role is found by name', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/settings/roles');
  await page.getByRole('button', { name: '复制 店长' }).click();
  const drawer = page.getByRole('dialog', { name: '复制「店长」' });
  await drawer.getByRole('combobox', { name: /^授予/ }).click();
  await page.getByPlaceholder('输入关键字').fill('许分析');
  await page.getByRole('option', { name: /许分析/ }).click();
  await expect(drawer.getByRole('combobox', { name: /^授予/ })).toContainText('许分析');
  await expect(drawer.getByLabel('到期日').first()).toBeVisible();
});
