import { expect } from '@playwright/test';
import { signIn, test } from './fixtures';

test('a row is looked at beside its list, under an address of its own', async ({ page }) => {
  await signIn(page, 'region@demo');
  // Stores of the sample: those that other specs open have no figures yet.
  await page.goto('/stores?q=S02&sort=code');
  const rows = page.getByRole('table').getByRole('row');
  const nameOf = async (at: number) =>
    ((await rows.nth(at).getByRole('link').first().textContent()) ?? '').trim();
  const [first, second] = [await nameOf(1), await nameOf(2)];
  await rows.nth(1).getByRole('cell').nth(2).click();
  const panel = page.getByRole('complementary', { name: `${first} 预览` });
  await expect(panel).toBeVisible();
  await expect(panel.getByText('净销售额')).toBeVisible();
  await expect(page).toHaveURL(/[?&]peek=[0-9a-f-]{36}/);
  const address = page.url();

  await page.keyboard.press('ArrowDown');
  const next = page.getByRole('complementary', { name: `${second} 预览` });
  await expect(next).toBeVisible();
  await expect(panel).toBeHidden();
  await next.getByRole('link', { name: '上一行' }).click();
  await expect(panel).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(page).not.toHaveURL(/peek=/);
  await page.goto(address);
  await expect(panel).toBeVisible();
  await panel.getByRole('link', { name: '打开完整页面' }).click();
  await expect(page.getByRole('heading', { level: 1, name: first })).toBeVisible();
  await page.goBack();
  await expect(panel).toBeVisible();
});

test('the list comes back as it was, and a foreign id looks at nothing', async ({ page }) => {
  await signIn(page, 'region@demo');
  await page.goto('/stores?sort=code');
  await page
    .getByRole('link', { name: /^快速查看/ })
    .nth(2)
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: /预览$/ })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('complementary', { name: /预览$/ })).toBeHidden();
  await expect(page).toHaveURL(/\/stores\?sort=code$/);
  await page.goto('/stores?peek=0193a1b2-0000-7000-8000-000000000000');
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('complementary', { name: /预览$/ })).toHaveCount(0);
});

test('a column is moved and held at the left by keyboard, and the address keeps it', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 800 });
  await signIn(page, 'region@demo');
  await page.goto('/stores?sort=code');
  await page.getByRole('button', { name: '列设置' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '固定 状态 在左侧' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '应用' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/pin=status/);
  const heads = page.getByRole('columnheader');
  await expect(heads.nth(2)).toHaveText('状态');
  const left = async () => (await heads.nth(2).boundingBox())?.x;
  const before = await left();
  await page.getByRole('region', { name: '门店列表' }).evaluate((table) => table.scrollTo({ left: 400 }));
  // To the pixel: what sticks is set on whole ones.
  expect(await left()).toBeCloseTo(before ?? 0, 0);
  await page.reload();
  await expect(heads.nth(2)).toHaveText('状态');
});
