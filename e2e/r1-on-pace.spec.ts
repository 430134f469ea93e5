import { expect } from '@playwright/test';
import { countClicks, signIn, test } from './fixtures';

test('R1: on pace or not, who drags, and why – read without a press', async ({ page }) => {
  await signIn(page, 'region@demo');
  await page.goto('/');
  const clicks = await countClicks(page);
  await expect(page).toHaveURL(/\/overview/);
  const answer = page.getByRole('heading', { level: 1 });
  // How much, achieved against due, the main factor, and how many stores make the gap.
  await expect(answer).toContainText(/[环同]比 [▲▼]?\s*[+−]?[\d.]+%|持平/);
  await expect(answer).toContainText(/达成 \d+(\.\d)?% \/ 应达 \d+(\.\d)?%/);
  await expect(answer).toContainText(/主因：/);
  await expect(page.getByRole('main')).toContainText(/\d+ 家店/);
  // Who: the ranking; why: the equation, whose parts are on the page.
  await expect(page.getByRole('table', { name: '门店排行' }).getByRole('row')).not.toHaveCount(0);
  await expect(page.getByText(/^[+−]?¥.*=.*¥/)).toBeVisible();
  expect(await clicks()).toBe(0);
});
