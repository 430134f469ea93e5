import { readFileSync } from 'node:fs';
import XLSX from '@e965/xlsx';
import { expect, type Page } from '@playwright/test';
import { signIn, test } from './fixtures';

async function exported(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const arriving = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: '导出文件' }).click();
  const download = await arriving;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('a list is taken away as it is shown, and the log says so', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/stores?f.status=live&sort=code&cols=name,code,opened');
  const total = Number((await page.getByText(/^共 [\d,]+ 家/).textContent())?.replace(/\D/g, ''));
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await expect(page.getByRole('dialog', { name: new RegExp(`导出符合条件的 ${total} 行`) })).toBeVisible();
  const { name, bytes } = await exported(page);
  expect(name).toMatch(/^门店-\d{8}-\d{4}\.xlsx$/);
  const book = XLSX.read(bytes);
  const sheet = book.Sheets[book.SheetNames[0] as string] as XLSX.WorkSheet;
  const [head, ...rows] = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false });
  expect(head).toEqual(['门店', '编码', '开业日']);
  expect(rows.length).toBe(total);
  const codes = rows.map((row) => row[1] as string);
  expect(codes).toEqual(codes.toSorted());
  expect(rows[0]?.[2]).toMatch(/^\d{4}-\d{2}-\d{2}$/);

  await page.goto('/settings/audit?action=export');
  await expect(
    page.getByRole('row', { name: new RegExp(name.replace(/[.]/g, '\\.')) }).first(),
  ).toBeVisible();
  await page.goto('/exports');
  const line = page.getByRole('row', { name: new RegExp(name) }).first();
  const again = page.waitForEvent('download');
  await line.getByRole('link', { name: '下载' }).click();
  expect(readFileSync(await (await again).path()).equals(bytes)).toBe(true);
});

test('chosen rows go as CSV that Excel reads, in the language of the reader', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/stores?sort=code');
  const boxes = page.getByRole('table').getByRole('checkbox');
  await boxes.nth(1).check();
  await boxes.nth(2).check();
  await page.getByRole('region', { name: /已选/ }).getByRole('button', { name: '导出', exact: true }).click();
  await page.getByRole('dialog').getByRole('radio', { name: 'CSV（UTF-8）' }).check();
  await page.getByRole('dialog').getByRole('radio', { name: '全部列' }).check();
  const { bytes } = await exported(page);
  expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
  const lines = bytes.toString('utf8').trim().split('\r\n');
  expect(lines.length).toBe(3);
  expect(lines[0]).toContain('区域编码');
});

test('more rows than one waits for are written in the background', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'finance@demo');
  await page.goto('/settings/audit');
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await page.getByRole('dialog').getByRole('radio', { name: 'CSV（GB18030）' }).check();
  await page.getByRole('dialog').getByRole('button', { name: '导出文件' }).click();
  await page.getByRole('button', { name: '查看导出' }).click();
  const line = page.getByRole('row', { name: /操作日志/ }).first();
  await expect(line.getByRole('link', { name: '下载' })).toBeVisible({ timeout: 60_000 });
});

test('who may not take files away sees no button and no file', async ({ page }) => {
  await signIn(page, 'store@demo');
  await page.goto('/stores');
  await expect(page.getByRole('heading', { level: 1, name: '门店' })).toBeVisible();
  await expect(page.getByRole('button', { name: '导出', exact: true })).toHaveCount(0);
  const answer = await page.request.get('/api/exports/0193a1b2-0000-7000-8000-000000000000');
  expect(answer.status()).toBe(403);
});
