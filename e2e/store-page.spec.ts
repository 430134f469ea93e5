import { expect, type Page } from '@playwright/test';
import { signIn, test } from './fixtures';

/** From the home of who runs one store to its figures. */
async function openStore(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: '经营看板' }).click();
  await expect(page).toHaveURL(/\/stores\/[0-9a-f-]{36}$/);
}

test('a store manager comes from the home to the one store and reads six figures', async ({ page }) => {
  await signIn(page, 'store@demo');
  await openStore(page);
  for (const name of ['净销售额（GMV）', '订单数', '购买人数', '客单价', '订单识别率', '客流'])
    await expect(
      page.getByRole('button', { name: new RegExp(`口径.*${name.replace(/[（）]/g, '.')}`) }).first(),
    ).toBeVisible();
});

test('a figure of the balance sheet opens exactly that many rows', async ({ page }) => {
  await signIn(page, 'store@demo');
  await openStore(page);
  await page.getByRole('link', { name: '逐日查看' }).click();
  await page.getByRole('link', { name: '月', exact: true }).click();
  // The sheet by month stands only when its address does.
  await expect(page).toHaveURL(/grain=month/);
  const sheet = page.getByRole('table', { name: /人资产/ });
  const figure = sheet.getByRole('row').nth(1).getByRole('link').nth(1);
  const count = ((await figure.textContent()) ?? '').replace(/[^\d]/g, '');
  await figure.click();
  await expect(page).toHaveURL(/assets\/rows/);
  await expect(page.getByRole('heading', { level: 2 })).toContainText(
    `${Number(count).toLocaleString('en')} 条`,
  );
});

test('the sales figure opens the orders it is made of', async ({ page }) => {
  await signIn(page, 'store@demo');
  await openStore(page);
  await page.getByRole('link', { name: '查看订单' }).click();
  await expect(page).toHaveURL(/\/orders/);
  await expect(page.getByRole('heading', { level: 2, name: /订单 [\d,]+ 笔/ })).toBeVisible();
  expect(await page.getByRole('row').count()).toBeGreaterThan(1);
});

test('a store out of reach is a page that is not there', async ({ page }) => {
  await signIn(page, 'store@demo');
  const response = await page.goto('/stores/00000000-0000-4000-8000-000000000000');
  expect([200, 404]).toContain(response?.status());
  await expect(page.getByText('没有找到这个页面')).toBeVisible();
});

test('a guide reads the month on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'guide@demo');
  await page.goto('/g');
  await expect(page.getByRole('heading', { level: 1, name: '我的业绩' })).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
