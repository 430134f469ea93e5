import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { signIn, test } from './fixtures';

// By their parts and not by roles: a part that is hidden in the table or on paper has no role there.
const trendOf = (page: Page): Locator =>
  page.locator('[data-card]:has(svg[data-plot])').filter({ hasText: '净销售额，按' });
const mapOf = (page: Page): Locator => page.locator('[data-card]:has([data-tile])');
/** Width and height of a PNG stand in its first chunk. */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

test('the table has the numbers of the picture and names what lies on a day; it copies into a sheet', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, 'admin@demo');
  await page.goto('/overview?from=2026-11-01&to=2026-11-19');
  const trend = trendOf(page);
  await trend.getByRole('button', { name: '表格' }).click();
  const peak = trend.getByRole('row', { name: /2026-11-11/ });
  await expect(peak).toContainText('双11当天');
  const amount = (await peak.getByRole('cell').first().textContent()) ?? '';
  expect(amount).toMatch(/^¥[\d,]+\.\d\d$/);
  await trend.getByRole('button', { name: '复制数据' }).click();
  await expect(trend.getByRole('status')).toContainText('已复制');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const line = copied.split('\n').find((row) => row.startsWith('2026-11-11'));
  expect(line?.split('\t')[1]).toBe(amount);
  await trend.getByRole('button', { name: '图形' }).click();
  await trend.getByRole('group', { name: /净销售额/ }).hover();
  await expect(trend.getByRole('status').filter({ hasText: amount.slice(0, 2) })).toBeVisible();
});

test('a picture is saved at twice its size', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/overview?from=2026-11-01&to=2026-11-19');
  for (const card of [trendOf(page), mapOf(page)]) {
    const saving = page.waitForEvent('download');
    await card.getByRole('button', { name: '保存图片' }).click();
    const file = await (await saving).path();
    const box = await card.locator('[data-picture]').boundingBox();
    // The picture of the page with 24 px around it, twice.
    expect(sizeOf(await readFile(file)).width).toBe(Math.floor(((box?.width ?? 0) + 48) * 2));
  }
});

test('a note on a day is seen by whom it concerns, changed, removed and brought back', async ({
  page,
  browser,
}) => {
  const text = `地铁施工 ${Date.now()}`;
  await signIn(page, 'region@demo');
  await page.goto('/overview?from=2026-11-01&to=2026-11-19');
  const trend = trendOf(page);
  await trend.getByRole('button', { name: /^备注（/ }).click();
  await page.getByRole('button', { name: '添加备注' }).click();
  const form = page.getByRole('dialog', { name: '添加备注' });
  await expect(form).toContainText('备注对象：华东');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form).toContainText('请填写');
  await form.getByRole('textbox', { name: '内容' }).fill(text);
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form).toBeHidden();
  const mark = trend.getByRole('button', { name: new RegExp(`2026-11-19.*${text}`) });
  await expect(mark).toBeVisible();

  const other = await browser.newContext();
  const reader = await other.newPage();
  await signIn(reader, 'store@demo');
  await reader.goto('/overview?from=2026-11-01&to=2026-11-19');
  await expect(trendOf(reader).getByRole('button', { name: new RegExp(text) })).toBeVisible();
  await reader.context().clearCookies();
  await signIn(reader, 'analyst@demo');
  await reader.goto('/overview?from=2026-11-01&to=2026-11-19');
  await expect(trendOf(reader).getByRole('button', { name: /^备注（/ })).toBeVisible();
  await expect(trendOf(reader).getByRole('button', { name: new RegExp(text) })).toHaveCount(0);
  await other.close();

  await mark.focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('dialog', { name: /备注/ })
    .getByRole('button', { name: `删除 ${text}` })
    .click();
  await expect(mark).toHaveCount(0);
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(mark).toBeVisible();
  await mark.click();
  await page
    .getByRole('dialog', { name: /备注/ })
    .getByRole('button', { name: `删除 ${text}` })
    .click();
  await expect(mark).toHaveCount(0);
});

test('a press on a day of the chart writes about that day', async ({ page }) => {
  await signIn(page, 'region@demo');
  await page.goto('/overview?from=2026-11-01&to=2026-11-19');
  const chart = trendOf(page).getByRole('group', { name: /净销售额/ });
  await chart.scrollIntoViewIfNeeded();
  await chart.hover();
  await expect(trendOf(page).locator('.recharts-surface')).toBeVisible();
  const plot = await trendOf(page).locator('svg[data-plot]').boundingBox();
  // The tenth of nineteen points stands in the middle.
  await page.mouse.click((plot?.x ?? 0) + (plot?.width ?? 0) / 2, (plot?.y ?? 0) + 100);
  const form = page.getByRole('dialog', { name: '添加备注' });
  await expect(form.getByRole('combobox', { name: /开始日/ })).toContainText('2026-11-10');
});

test('the map of provinces is walked by arrows, opens a list, and has a table that sums to the total', async ({
  page,
}) => {
  await signIn(page, 'admin@demo');
  await page.goto('/overview?from=2026-11-01&to=2026-11-19');
  const map = mapOf(page);
  await expect(map.getByRole('listitem')).toHaveCount(34);
  await map.getByRole('link', { name: /^江苏/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(map.getByRole('link', { name: /^浙江/ })).toBeFocused();
  await map.getByRole('button', { name: '表格' }).click();
  const table = map.getByRole('table');
  const fen = (text: string) => BigInt(text.replace(/[^\d-]/g, ''));
  const amounts = await table.locator('tbody tr td:nth-child(2)').allTextContents();
  const trend = trendOf(page);
  await trend.getByRole('button', { name: '表格' }).click();
  const days = await trend.locator('tbody tr td:nth-child(2)').allTextContents();
  const sum = (all: string[]) => all.reduce((total, one) => total + fen(one), 0n);
  expect(amounts.length).toBeGreaterThan(5);
  expect(sum(amounts)).toBe(sum(days));
  await map.getByRole('button', { name: '图形' }).click();
  await map.getByRole('link', { name: /^浙江/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/stores\?f\.city=33/);
  await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();
});

test('paper has the page and no navigation; one card prints alone with its table', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/overview');
  const trend = trendOf(page);
  await expect(trend).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation').first()).toBeHidden();
  await expect(page.getByRole('toolbar').first()).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await trend.getByRole('button', { name: '打印' }).click();
  await page.emulateMedia({ media: 'print' });
  await expect(trend.locator('[data-picture]')).toBeVisible();
  await expect(trend.getByRole('table')).toBeVisible();
  await expect(page.locator('#ranking')).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('#ranking')).toBeVisible();
});

test('colours of up and down follow one’s choice at once and after a reload', async ({ page }) => {
  await signIn(page, 'analyst@demo');
  await page.goto('/settings/account');
  const up = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--up').trim());
  const before = await up();
  await page
    .getByRole('radiogroup', { name: '我的选择' })
    .getByRole('radio', { name: /红涨绿跌/ })
    .check();
  const chosen = await up();
  expect(chosen).not.toBe(before);
  await page.reload();
  expect(await up()).toBe(chosen);
  await page
    .getByRole('radiogroup', { name: '我的选择' })
    .getByRole('radio', { name: /跟随商户/ })
    .check();
  expect(await up()).toBe(before);
});
