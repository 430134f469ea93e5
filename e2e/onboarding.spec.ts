import { expect, type Page } from '@playwright/test';
import { signIn, test } from './fixtures';

const unique = () => `E2E-${Date.now().toString(36)}`;
const steps = (page: Page) => page.getByRole('main').locator('[data-step]');
const step = (page: Page, name: string) => page.locator(`[data-step="${name}"]`);
const isDone = (page: Page, name: string) =>
  expect(step(page, name).getByRole('img', { name: '已完成' })).toBeVisible();
const isOpen = (page: Page, name: string) =>
  expect(step(page, name).getByRole('img', { name: '未完成' })).toBeVisible();

/** A draft with its five needed fields; answers its address. */
async function newDraft(page: Page, code: string): Promise<string> {
  await page.goto('/stores/new');
  await page.getByLabel('门店名称').fill(`园区湖东 ${code} 店`);
  await page.getByLabel('门店编码').fill(code);
  await page.getByLabel('品牌', { exact: false }).first().selectOption({ index: 1 });
  await page.getByRole('combobox', { name: /^区域/ }).click();
  await page.getByRole('tree', { name: '区域' }).getByRole('treeitem').last().click();
  await page.getByRole('combobox', { name: /^城市/ }).click();
  await page.getByPlaceholder('搜索').fill('suzhou');
  await page.getByRole('option', { name: /苏州市/ }).click();
  await page.getByRole('button', { name: /保存草稿/ }).click();
  await expect(page).toHaveURL(/\/stores\/[0-9a-f-]+\/onboarding$/);
  return page.url().replace(/\/onboarding$/, '');
}

test('the checklist of a new store is ticked by what is really done, and the tail knows the store', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const code = unique();
  await signIn(page, 'admin@demo');
  const address = await newDraft(page, code);

  await page.goto(address);
  await expect(page.getByRole('heading', { level: 2, name: '开店清单' })).toBeVisible();
  await expect(steps(page)).toHaveCount(9);
  await isOpen(page, 'profile');
  await expect(step(page, 'profile')).toContainText('还缺：地址、业态、开业日、面积');
  await expect(step(page, 'profile')).toHaveAttribute('aria-current', 'step');

  await test.step('details, hours and manager', async () => {
    await step(page, 'profile').getByRole('link', { name: '补全资料' }).click();
    await expect(page).toHaveURL(/\/settings#field-address$/);
    await page.getByLabel('详细地址').fill('现代大道 188 号');
    await page.getByLabel('业态').fill('标准店');
    await page.getByLabel('营业面积').fill('120');
    await page.getByLabel('负责人').fill('陆遥');
    await page.getByRole('combobox', { name: /开业日/ }).click();
    await page.getByRole('gridcell').filter({ hasText: /^20$/ }).getByRole('button').first().click();
    await page.getByRole('button', { name: '设置营业时间' }).click();
    await page.getByRole('button', { name: /^保存修改/ }).click();
    await expect(page.getByText('门店资料已保存')).toBeVisible();
    await page.goto(address);
    for (const name of ['profile', 'hours', 'manager']) await isDone(page, name);
    await isOpen(page, 'guide');
  });

  await test.step('both QR codes at once', async () => {
    await step(page, 'touchpoints').getByRole('link', { name: '添加触点' }).click();
    await page.getByRole('button', { name: '放置门口和收银台' }).click();
    await expect(page.getByText('已添加 2 个触点')).toBeVisible();
    await page.goto(address);
    await isDone(page, 'touchpoints');
    await expect(step(page, 'touchpoints')).toContainText(/\d{4}-\d\d-\d\d 完成/);
  });

  await test.step('one of them retired opens the step again', async () => {
    await page.goto(`${address}/touchpoints`);
    await page.getByRole('button', { name: /^停用 · 收银台/ }).click();
    await expect(page.getByText(/已停用$/).first()).toBeVisible();
    await page.goto(address);
    await isOpen(page, 'touchpoints');
    await expect(step(page, 'touchpoints')).toContainText('还缺：收银台');
  });

  await test.step('the tail lists it under its step, and the palette finds the tail', async () => {
    await page.goto('/stores/onboarding?step=guide');
    await expect(page.getByRole('heading', { level: 1, name: '开店进度' })).toBeVisible();
    const link = page.getByRole('link', { name: new RegExp(code) });
    await expect(link.first()).toBeVisible();
    await link.first().click();
    await expect(page).toHaveURL(`${address}/onboarding`);
    await expect(page.getByRole('navigation', { name: '门店页面' })).toBeVisible();
    await isOpen(page, 'guide');
  });
});

test('a regional lead’s tail holds their stores only, a reader of one store their own', async ({ page }) => {
  await signIn(page, 'store@demo');
  await page.goto('/stores/onboarding');
  await expect(page.getByRole('heading', { level: 1, name: '开店进度' })).toBeVisible();
  await expect(page.getByRole('table', { name: '还没有开好的门店' })).toHaveCount(0);
  await expect(page.getByText('所有门店都已开好')).toBeVisible();
});
