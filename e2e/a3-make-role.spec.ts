import { expect, type Page } from '@playwright/test';
import { countClicks, signIn, test } from './fixtures';

const name = '区域督导八店';
const stores = ['S001', 'S002', 'S003', 'S004', 'S005', 'S006', 'S007', 'S008'];

/** The specs leave the installation as they found it. */
async function removeRole(page: Page): Promise<void> {
  await page.goto('/settings/roles');
  await expect(page.getByRole('heading', { level: 1, name: '角色' })).toBeVisible();
  const remove = page.getByRole('button', { name: `删除 ${name}` });
  if ((await remove.count()) === 0) return;
  await remove.click();
  await expect(page.getByText(`已删除「${name}」`)).toBeVisible();
}

test('a role that sees eight stores and no phones is made in seven clicks, and looked at', async ({
  page,
}) => {
  await signIn(page, 'admin@demo');
  await removeRole(page);
  const clicks = await countClicks(page);
  const begun = Date.now();
  await page.getByRole('button', { name: '复制 区域负责人' }).click();
  const drawer = page.getByRole('dialog', { name: '复制「区域负责人」' });
  await drawer.getByLabel('角色名称').fill(name);
  await drawer.getByRole('switch', { name: '查看完整手机号' }).click();
  await drawer.getByRole('combobox', { name: /^范围/ }).click();
  const search = page.getByPlaceholder('输入关键字');
  for (const code of stores) {
    await search.fill(code);
    await expect(page.getByRole('option')).toHaveCount(1);
    await search.press('Enter');
  }
  await search.press('Escape');
  await expect(drawer.getByRole('combobox', { name: /^范围/ })).toContainText('已选 8 处');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer).toBeHidden();
  await page.getByRole('button', { name: `预览 ${name}` }).click();
  const banner = page.getByRole('region', { name: '预览', exact: true });
  await expect(banner).toContainText(`正在以「${name}」角色预览`);
  expect(await clicks()).toBeLessThanOrEqual(7);
  expect(Date.now() - begun).toBeLessThan(45_000);

  await test.step('eight stores, no full phone, nothing to be written', async () => {
    await page.goto('/stores');
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(stores.length + 1);
    const detail = page.getByRole('table').getByRole('row').nth(1).getByRole('link').first();
    await page.goto(`${(await detail.getAttribute('href'))?.split('?')[0]}/settings`);
    await expect(page.getByText('你的角色看不到完整电话')).toBeVisible();
    await page.getByLabel('门店名称').fill('不该改成');
    await page.getByRole('button', { name: /^保存修改/ }).click();
    await expect(page.getByText('预览中只能查看，不能修改').first()).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('门店名称')).not.toHaveValue('不该改成');
    expect((await page.goto('/settings/users'))?.status()).toBe(403);
  });
  await test.step('out again', async () => {
    await page.goto('/stores');
    await banner.getByRole('button', { name: '退出预览' }).click();
    await expect(page).toHaveURL(/\/settings\/roles$/);
    await expect(banner).toHaveCount(0);
  });
  await removeRole(page);
});

test('a role that was begun is not lost by Escape', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/settings/roles');
  await page.getByRole('button', { name: '复制 区域负责人' }).click();
  const drawer = page.getByRole('dialog', { name: '复制「区域负责人」' });
  await drawer.getByRole('switch', { name: '查看完整手机号' }).click();
  await drawer.getByLabel('角色名称').fill('不该丢');
  const asked = page.getByRole('dialog', { name: '有修改还没有保存' });
  await page.keyboard.press('Escape');
  await expect(asked).toContainText('角色名称、权限');
  await asked.getByRole('button', { name: '继续编辑' }).last().click();
  await expect(drawer.getByLabel('角色名称')).toHaveValue('不该丢');
  await drawer.getByRole('button', { name: '放弃修改' }).click();
  await expect(drawer.getByLabel('角色名称')).not.toHaveValue('不该丢');
  await expect(drawer.getByRole('switch', { name: '查看完整手机号' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(asked).toBeHidden();
});
