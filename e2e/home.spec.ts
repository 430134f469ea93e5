import { test as bare, expect, type Page } from '@playwright/test';
import { type DemoAccount, signIn, test } from './fixtures';

const dialog = (page: Page) => page.getByRole('dialog', { name: '调整首页卡片' });
const cards = (page: Page) => page.getByRole('main').getByRole('heading', { level: 2 });

async function arrange(page: Page): Promise<void> {
  await page.getByRole('button', { name: '调整卡片' }).click();
  await expect(dialog(page)).toBeVisible();
}
async function save(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toHaveCount(0);
}
/** Back to how the installation was, whatever a test before left. */
async function reset(page: Page, whose?: string): Promise<void> {
  await arrange(page);
  if (whose) await dialog(page).getByRole('radio', { name: whose }).check();
  const back = dialog(page).getByRole('button', { name: '恢复默认' });
  if (await back.isEnabled()) {
    await back.click();
    await expect(dialog(page)).toHaveCount(0);
  } else await page.keyboard.press('Escape');
}
async function goHome(page: Page, account: DemoAccount): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, account);
  await page.goto('/');
}

// One at a time: they arrange the same homes.
test.describe.configure({ mode: 'serial' });

test('four roles, four homes', async ({ page }) => {
  await goHome(page, 'admin@demo');
  await expect(page).toHaveURL(/\/home$/);
  for (const name of ['权限申请', '导入', '数据接入', '开店进度', '即将到期的权限', '导出'])
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await goHome(page, 'store@demo');
  await expect(page).toHaveURL(/\/home$/);
  for (const name of ['门店业绩', '待办', '今日导购'])
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await goHome(page, 'region@demo');
  await expect(page).toHaveURL(/\/overview/);
  await goHome(page, 'guide@demo');
  await expect(page).toHaveURL(/\/g$/);
});

// The failure that is asked for is told to the console too.
bare('one card fails, the others live', async ({ page }) => {
  await signIn(page, 'store@demo');
  await page.goto('/home?__fail=guides', { waitUntil: 'domcontentloaded' });
  await expect(page.getByText('今日导购没有加载出来')).toBeVisible();
  await expect(page.getByRole('heading', { name: '门店业绩' })).toBeVisible();
});

test('cards are arranged by keyboard, stay after a reload, and come back', async ({ page }) => {
  await signIn(page, 'store@demo');
  await page.goto('/home');
  await reset(page);
  await expect(cards(page).nth(0)).toHaveText('门店业绩');
  await page.getByRole('button', { name: '调整卡片' }).focus();
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('button', { name: '下移 门店业绩' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('checkbox', { name: '显示待办' }).focus();
  await page.keyboard.press('Space');
  await save(page);
  await expect(cards(page).nth(0)).toHaveText('今日导购');
  await page.reload();
  await expect(cards(page).nth(0)).toHaveText('今日导购');
  await expect(cards(page).nth(1)).toHaveText('门店业绩');
  await expect(page.getByRole('heading', { name: '待办', exact: true })).toHaveCount(0);
  await reset(page);
  await expect(cards(page).nth(0)).toHaveText('门店业绩');
  await expect(page.getByText('已恢复默认排列')).toBeVisible();
  // The key takes back what the toast offers to.
  await page.keyboard.press('u');
  await expect(cards(page).nth(0)).toHaveText('今日导购');
  await reset(page);
});

test('an admin locks the first row of the managers’ home', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/home');
  await arrange(page);
  await dialog(page).getByRole('radio', { name: '店长的默认' }).check();
  await dialog(page).getByLabel('固定第一行').check();
  await save(page);
  await page.context().clearCookies();
  await signIn(page, 'store@demo');
  await page.goto('/home');
  await arrange(page);
  await expect(dialog(page).getByText('由管理员固定')).toHaveCount(2);
  await expect(dialog(page).getByRole('checkbox', { name: '显示门店业绩' })).toBeDisabled();
  await expect(dialog(page).getByRole('button', { name: '上移 今日导购' })).toBeDisabled();
  await expect(dialog(page).getByRole('radio')).toHaveCount(0);
  await page.context().clearCookies();
  await signIn(page, 'admin@demo');
  await page.goto('/home');
  await reset(page, '店长的默认');
});
