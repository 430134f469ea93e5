import { expect } from '@playwright/test';
import { countClicks, signIn, test } from './fixtures';

test('A5: who took lists away, and when, in two presses', async ({ page, browser }) => {
  // Somebody takes the guides with their phones away.
  const finance = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(finance, 'finance@demo');
  await finance.goto('/guides');
  await finance.getByRole('button', { name: '导出', exact: true }).click();
  const arriving = finance.waitForEvent('download');
  await finance.getByRole('dialog').getByRole('button', { name: '导出文件' }).click();
  const file = (await arriving).suggestedFilename();

  await signIn(page, 'admin@demo');
  await page.goto('/settings/audit');
  const clicks = await countClicks(page);
  const began = Date.now();
  await page.getByRole('navigation', { name: '操作' }).getByRole('link', { name: '导出' }).click();
  await expect(page).toHaveURL(/action=export/);
  await page.getByRole('navigation', { name: '时间' }).getByRole('link', { name: '本周' }).click();
  await expect(page).toHaveURL(/action=export&from=2026-11-16&to=2026-11-20/);
  const line = page
    .getByRole('table', { name: '审计记录列表' })
    .getByRole('row')
    .filter({ hasText: file })
    .filter({ hasText: 'export.asked' })
    .first();
  await expect(line).toContainText('财务');
  await expect(line).toContainText('guides');
  expect(await clicks()).toBeLessThanOrEqual(2);
  test.info().annotations.push({ type: 'seconds', description: String((Date.now() - began) / 1000) });

  // A week in which nothing was taken away says so.
  await page.getByRole('navigation', { name: '时间' }).getByRole('link', { name: '上周' }).click();
  await expect(page).toHaveURL(/from=2026-11-09&to=2026-11-15/);
  await expect(page.getByRole('heading', { name: '没有符合条件的记录' })).toBeVisible();
  await finance.context().close();
});
