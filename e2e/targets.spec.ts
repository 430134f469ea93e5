import { expect, type Page } from '@playwright/test';
import { signIn, test } from './fixtures';

/** The row of a store on the page of targets, and the month the page opened on. */
async function openStore(page: Page, code: string) {
  const before = `S${String(Number(code.slice(1)) - 1).padStart(3, '0')}`;
  await page.goto('/settings/targets');
  const month = (await page.locator('[aria-current="date"]').textContent()) ?? '';
  await page.goto(`/settings/targets?month=${month}&after=${before}`);
  const row = page.getByRole('table', { name: '门店目标' }).getByRole('row').nth(1);
  await expect(row).toContainText(code);
  return { month, row };
}

const bullet = (page: Page) => page.getByRole('img', { name: /^达成 .*应达 .*目标/ }).first();

async function undoLatest(page: Page): Promise<void> {
  const latest = page.getByRole('button', { name: /^撤销 / }).first();
  await latest.click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^撤销 \d/ })
    .click();
}

test('a store without a target says how to bring one; a file brings it and the bullet has its pace tick', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'admin@demo');
  const { month, row } = await openStore(page, 'S150');
  const href = (await row.getByRole('link').first().getAttribute('href')) ?? '';
  // Emptied in its place: no target.
  await row.getByRole('button', { name: /^修改/ }).click();
  await row.getByRole('textbox').fill('');
  await row.getByRole('textbox').press('Enter');
  await expect(page.getByText(/^已保存.*的目标$/)).toBeVisible();
  await page.goto(href);
  await expect(page.getByText(`还没有 ${month} 的目标`)).toBeVisible();
  await page.getByRole('link', { name: '导入目标' }).click();
  await page.getByLabel('要导入的文件').setInputFiles({
    name: '目标.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `门店编号,月份,销售目标\nS150,${month.replace('-', '年')}月,"888,000"\nS999,${month},1\n`,
    ),
  });
  await page.getByRole('button', { name: '导入 1 个目标' }).click({ timeout: 30_000 });
  await expect(page.getByText('导入完成')).toBeVisible({ timeout: 30_000 });
  await page.goto(href);
  await expect(bullet(page)).toHaveAccessibleName(/目标 ¥88\.8万$/);
  // What is due stands as a mark of its own beside the end of the track.
  await expect(bullet(page).locator('line')).toHaveCount(2);
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(/达成 \d+% \/ 应达 \d+%/);
  // The file is taken back, then the emptying: everything as it was.
  await page.goto('/settings/targets');
  await undoLatest(page);
  await expect(page.getByText('已恢复 1 项目标')).toBeVisible();
  await page.goto(href);
  await expect(page.getByText(`还没有 ${month} 的目标`)).toBeVisible();
  await page.goto('/settings/targets');
  await undoLatest(page);
  await expect(page.getByText('已恢复 1 项目标')).toBeVisible();
  await page.goto(href);
  await expect(bullet(page)).toBeVisible();
});

test('a regional lead splits the region’s target, applies what the preview shows, and takes it back', async ({
  page,
}) => {
  await signIn(page, 'region@demo');
  await page.goto('/settings/targets');
  await page.getByRole('link', { name: '下个月' }).click();
  await expect(page.getByRole('heading', { name: /^还没有 .* 的目标$/ })).toBeVisible();
  await page.getByRole('link', { name: '拆分目标' }).last().click();
  await page.getByLabel('区域目标（元）').fill('4,000,000.01');
  await expect(page.getByText('1 项修改：区域目标（元）')).toBeVisible();
  await page.getByRole('navigation', { name: '位置' }).getByRole('link').first().click();
  await expect(page.getByRole('dialog', { name: '有修改还没有保存' })).toBeVisible();
  await page.getByRole('button', { name: '继续编辑' }).last().click();
  await expect(page.getByLabel('区域目标（元）')).toHaveValue('4,000,000.01');
  await page.getByRole('button', { name: '预览拆分' }).click();
  const result = page.getByRole('table', { name: '拆分结果' });
  await expect(result.getByRole('row').last()).toContainText('¥4,000,000.01');
  await page.getByRole('button', { name: /^应用到 \d+ 家门店$/ }).click();
  await expect(page.getByText(/^已设置 \d+ 家门店的目标$/)).toBeVisible();
  await expect(page.getByText('¥400.0万').first()).toBeVisible();
  await expect(page.getByText('区域拆分').first()).toBeVisible();
  await undoLatest(page);
  await expect(page.getByText(/^已恢复 \d+ 项目标$/)).toBeVisible();
  await expect(page.getByRole('heading', { name: /^还没有 .* 的目标$/ })).toBeVisible();
});

test('the overview tells achieved and due, and the ranking is sorted by the achieved share', async ({
  page,
}) => {
  await signIn(page, 'region@demo');
  await page.goto('/overview');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/达成 \d+% \/ 应达 \d+%/);
  await expect(bullet(page)).toBeVisible();
  const ranking = page.getByRole('table', { name: '门店排行' });
  await ranking.getByRole('link', { name: /达成/ }).click();
  await expect(page).toHaveURL(/sort=-achievedBps/);
  await expect(ranking.getByRole('columnheader', { name: /达成/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  const labels = await ranking
    .getByRole('img', { name: /^达成/ })
    .evaluateAll((found) => found.map((one) => one.getAttribute('aria-label') ?? ''));
  const shares = labels.map((label) => Number(/^达成 ([\d.]+)%/.exec(label)?.[1]));
  expect(shares).toHaveLength(20);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
});

test('targets are sorted by the achieved share, which says what it is; a store leads to its month', async ({
  page,
}) => {
  await signIn(page, 'finance@demo');
  await page.goto('/settings/targets');
  const table = page.getByRole('table', { name: '门店目标' });
  await table.getByRole('link', { name: '达成' }).click();
  await expect(page).toHaveURL(/sort=-achieved/);
  const shares = async () => {
    const labels = await table
      .getByRole('img', { name: /^达成/ })
      .evaluateAll((found) => found.map((one) => one.getAttribute('aria-label') ?? ''));
    return labels.map((label) => Number(/^达成 ([\d.]+)%/.exec(label)?.[1]));
  };
  const found = await shares();
  expect(found.length).toBeGreaterThan(20);
  expect(found).toEqual([...found].sort((a, b) => b - a));
  await table.getByRole('button', { name: /达成/ }).click();
  await expect(page.getByRole('dialog', { name: /达成/ })).toBeVisible();
  await page.keyboard.press('Escape');
  const link = table.getByRole('row').nth(1).getByRole('link');
  const name = await link.first().textContent();
  await link.first().click();
  await page.getByRole('link', { name: /^\d{4}-\d{2} 目标/ }).click();
  await expect(page).toHaveURL(/\/settings\/targets\?month=\d{4}-\d{2}&after=/);
  await expect(table.getByRole('row').nth(1)).toContainText(name ?? '?');
});

test('who only reads sees the targets and nothing to change them', async ({ page }) => {
  await signIn(page, 'finance@demo');
  await page.goto('/settings/targets');
  await expect(page.getByRole('table', { name: '门店目标' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^修改|^撤销/ })).toHaveCount(0);
  await expect(page.getByRole('link', { name: '拆分目标' })).toHaveCount(0);
});
