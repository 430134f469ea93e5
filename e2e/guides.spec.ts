import { expect } from '@playwright/test';
import { signIn, test } from './fixtures';

const unique = () => `E2E${Date.now().toString(36)}`;

test('a store manager hires a guide: masked phone, dated store, no two stays on one day', async ({
  page,
}) => {
  const code = unique();
  await signIn(page, 'store@demo');
  await page.goto('/guides');
  await page.getByRole('link', { name: '新建导购' }).click();
  await page.getByLabel('姓名').fill('欧阳小满');
  await page.getByLabel('工号').fill(code);
  await page.getByLabel('手机号').fill('1.38E+10');
  await page.getByRole('button', { name: /新建导购/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: '有 1 项需要修改' })).toBeFocused();
  await expect(page.getByText(/科学计数/).first()).toBeVisible();
  await expect(page.getByLabel('姓名')).toHaveValue('欧阳小满');
  await page.getByLabel('手机号').fill('138 1234 5678');
  await page.getByRole('button', { name: /新建导购/ }).click();

  await expect(page).toHaveURL(/\/guides\/[0-9a-f-]{36}$/);
  await expect(page.getByText('138****5678')).toBeVisible();
  await expect(page.getByText('138 1234 5678')).toHaveCount(0);
  await expect(page.getByText('在岗', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: '分配到门店' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: /^门店/ }).click();
  await page.getByRole('listbox').getByRole('option').first().click();
  await dialog.getByRole('button', { name: '保存分配' }).click();
  await expect(dialog.getByText(/先结束那一段/)).toBeVisible();
  await page.keyboard.press('Escape');

  await test.step('a stay that was ended goes on again', async () => {
    await page.getByRole('button', { name: /^结束/ }).click();
    await dialog.getByRole('button', { name: /^结束/ }).click();
    await expect(page.getByText('分配已结束')).toBeVisible();
    await expect(page.getByRole('button', { name: /^结束/ })).toHaveCount(0);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await expect(page.getByText('分配已恢复')).toBeVisible();
    await expect(page.getByRole('button', { name: /^结束/ })).toBeVisible();
  });

  await page.goto('/guides?q=oyxm');
  await expect(page.getByRole('row').filter({ hasText: code })).toContainText('138****5678');
});

test('a guide far away is the same as one that does not exist', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/guides?q=G0258');
  const link = page.getByRole('row').nth(1).getByRole('link').first();
  const name = await link.textContent();
  const address = (await link.getAttribute('href')) ?? '';
  expect(address).toMatch(/^\/guides\/[0-9a-f-]{36}$/);
  expect((await page.request.get(address)).status()).toBe(200);
  await page.context().clearCookies();
  await signIn(page, 'store@demo');
  for (const url of [address, '/guides/01890000-0000-7000-8000-000000000000']) {
    const answer = await page.request.get(url);
    expect(answer.status()).toBe(404);
    expect(await answer.text()).not.toContain(name ?? '?');
  }
});
