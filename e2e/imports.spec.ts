import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import iconv from 'iconv-lite';
import { countClicks, signIn, test } from './fixtures';

const realStores = join(process.env.REAL_DATA ?? '../shared/data', 'china_stores');

/** A run of its own, so that tests beside each other never meet the same codes. */
const mark = () => `E${Date.now().toString(36)}`.toUpperCase();

type Upload = string | { name: string; mimeType: string; buffer: Buffer };

/** From the list of stores to the rows of the file. Columns that were read before are not asked for again. */
async function bringStores(page: Page, file: Upload): Promise<void> {
  await page.goto('/stores/import');
  await page.getByLabel('要导入的文件').setInputFiles(file);
  const mapping = page.getByRole('heading', { name: '每一列是什么' });
  const grid = page.getByRole('grid', { name: '文件里的行' });
  await expect(mapping.or(grid)).toBeVisible({ timeout: 60_000 });
  if (await grid.isVisible()) return;
  await page.getByRole('combobox', { name: '品牌', exact: true }).selectOption('constant');
  await page.getByRole('combobox', { name: '品牌的固定值' }).selectOption({ index: 1 });
  await page.getByRole('button', { name: '检查', exact: true }).click();
  await expect(grid).toBeVisible({ timeout: 60_000 });
}

const csv = (text: string, encoding = 'utf-8') => ({
  name: '门店.csv',
  mimeType: 'text/csv',
  buffer: iconv.encode(text, encoding),
});

const figure = (page: Page, name: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd');

async function undo(page: Page): Promise<void> {
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^撤销 / })
    .click();
  await expect(page.getByRole('heading', { name: '已撤销' })).toBeVisible({ timeout: 120_000 });
}

test('three bad cells are put right in place, two repeats count once, the whole import is undone', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const code = mark();
  await signIn(page, 'admin@demo');
  const rows = [
    '门店编号,门店名称,城市,营业时间,面积',
    `${code}1,一店,上海市,10:00-22:00,120`,
    `${code}2,二店,上海市,早到晚,80`,
    `${code}3,三店,上海市,早到晚,90`,
    `${code}4,四店,杭州市,10:00-21:00,很大`,
    `${code}1,一店,上海市,10:00-22:00,120`,
    `${code}1,一店,上海市,10:00-22:00,120`,
  ];
  await bringStores(page, csv(rows.join('\n')));
  await expect(figure(page, '有问题')).toHaveText('3');
  await page.reload();
  await page.getByLabel('把所有“早到晚”改成').fill('10:00-22:00');
  await page.getByLabel('把所有“早到晚”改成').press('Enter');
  // Rows that are right now leave the list of the bad ones.
  await expect(figure(page, '有问题')).toHaveText('1', { timeout: 60_000 });
  await page.getByRole('row', { name: /四店/ }).getByText('很大').dblclick();
  await page.getByLabel('第 5 行 面积').fill('150');
  await page.getByLabel('第 5 行 面积').press('Enter');
  await expect(figure(page, '有问题')).toHaveText('0', { timeout: 60_000 });
  await page.getByRole('button', { name: '导入 4 家门店' }).click();
  await expect(page.getByText('导入完成')).toBeVisible({ timeout: 30_000 });
  await expect(figure(page, '新增')).toHaveText('4');
  await expect(figure(page, '不变')).toHaveText('2');
  await undo(page);
});

test('a row put right stays in place, marked, until it is cleared; blank cells that must be filled are filled at once', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const code = mark();
  await signIn(page, 'admin@demo');
  const rows = [
    '门店编号,门店名称,品牌,区域,城市,营业时间',
    `${code}1,一店,青禾茶饮,华东大区,上海市,早到晚`,
    `${code}2,二店,青禾茶饮,,上海市,早到晚`,
    `${code}3,三店,青禾茶饮,,上海市,10:00-22:00`,
    `${code}4,四店,青禾茶饮,华东大区,火星,10:00-22:00`,
  ];
  await page.goto('/stores/import');
  await page.getByLabel('要导入的文件').setInputFiles(csv(rows.join('\n')));
  const grid = page.getByRole('grid', { name: '文件里的行' });
  await expect(grid).toBeVisible({ timeout: 60_000 });
  await expect(figure(page, '有问题')).toHaveText('3');
  // Both faults of the second store in one look; Mars is near to no city.
  const second = grid.getByRole('row', { name: /二店/ });
  await expect(second.getByText('不能为空')).toBeVisible();
  await expect(second.getByText('看不懂营业时间')).toBeVisible();
  await expect(page.getByRole('button', { name: /^改成 / })).toHaveCount(0);
  const first = grid.getByRole('row', { name: /一店/ });
  await first.getByText('早到晚').dblclick();
  await page.getByLabel('第 2 行 营业时间').fill('10:00-22:00');
  await page.getByLabel('第 2 行 营业时间').press('Enter');
  await expect(figure(page, '有问题')).toHaveText('2', { timeout: 60_000 });
  await expect(first.getByText('已改好')).toBeVisible();
  await page.getByLabel('把“区域”里的空白处都填成').fill('华东大区');
  await page.getByLabel('把“区域”里的空白处都填成').press('Enter');
  await expect(figure(page, '有问题')).toHaveText('1', { timeout: 60_000 });
  await expect(grid.getByRole('row', { name: /三店/ }).getByText('已改好')).toBeVisible();
  await expect(page.getByText('2 行已改好，留在原处')).toBeVisible();
  await page.getByRole('button', { name: '收起', exact: true }).click();
  await expect(first).toHaveCount(0);
  await expect(second).toBeVisible();
});

test('known stores are overwritten only after a question, and the list shows what a file brought', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const code = mark();
  await signIn(page, 'admin@demo');
  const head = '门店编号,门店名称,品牌,区域,城市';
  const store = (n: number, name: string) => `${code}${n},${name},青禾茶饮,华东大区,上海市`;
  const bring = async (rows: string[]) => {
    await page.goto('/stores/import');
    await page.getByLabel('要导入的文件').setInputFiles(csv([head, ...rows].join('\n')));
    await expect(page.getByRole('grid', { name: '文件里的行' })).toBeVisible({ timeout: 60_000 });
  };
  await bring([store(1, `${code} 甲店`), store(2, `${code} 乙店`)]);
  await page.getByRole('button', { name: '导入 2 家门店' }).click();
  await expect(page.getByText('导入完成')).toBeVisible({ timeout: 60_000 });
  const firstImport = page.url();
  await bring([store(1, `${code} 甲店`), store(2, `${code} 新乙店`), store(3, `${code} 丙店`)]);
  const run = page.getByRole('button', { name: '新增 1 家，更新 1 家门店' });
  await run.click();
  const question = page.getByRole('dialog', { name: '更新 1 家已有门店？' });
  await expect(question).toContainText('导入后可以整批撤销');
  await question.getByRole('button', { name: '取消' }).click();
  await run.click();
  await question.getByRole('button', { name: '新增 1 家，更新 1 家门店' }).click();
  await expect(page.getByText('导入完成')).toBeVisible({ timeout: 60_000 });
  const secondImport = page.url();
  await page.getByRole('link', { name: '查看门店' }).click();
  await expect(page.getByText('导入文件：门店.csv')).toBeVisible();
  const list = page.getByRole('table', { name: '门店列表' });
  await expect(list.getByRole('row')).toHaveCount(3);
  await expect(list.getByRole('link', { name: `${code} 新乙店`, exact: true })).toBeVisible();
  await expect(list.getByRole('link', { name: `${code} 丙店`, exact: true })).toBeVisible();
  await page.getByRole('link', { name: /导入文件：门店\.csv/ }).click();
  await expect(page.getByText('导入文件：门店.csv')).toHaveCount(0);
  for (const address of [secondImport, firstImport]) {
    await page.goto(address);
    await undo(page);
  }
});

test('a file in GB18030 is read as it is meant', async ({ page }) => {
  const code = mark();
  await signIn(page, 'admin@demo');
  await page.goto('/stores/import');
  await page
    .getByLabel('要导入的文件')
    .setInputFiles(csv(`门店编号,门店名称,城市\n${code},静安䶮店,上海市\n`, 'gb18030'));
  await expect(page.getByText('GB18030')).toBeVisible();
  await expect(page.getByText('静安䶮店')).toBeVisible();
});

test('a picture named like a table is refused with its cure', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/stores/import');
  const buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);
  // The browser reports the refusal as an error of its own, so the console is not quiet here.
  const refused = page.waitForResponse((answer) => answer.url().includes('/api/imports'));
  await page.getByLabel('要导入的文件').setInputFiles({ name: '门店.csv', mimeType: 'text/csv', buffer });
  expect((await refused).status()).toBe(422);
  await expect(page.getByText('这是 PNG 文件，不是表格')).toBeVisible();
});

const chains = [
  // 宝山龙湖天街店 stands in the sample too: it would be overwritten, and that takes one more press.
  { name: 'heytea.csv', rows: 484, known: 1, found: '贵阳CCPark店', search: '贵阳CCPark店' },
  { name: 'kfc_hubei.csv', rows: 333, known: 0, found: '汉西', search: '汉西' },
];

for (const { name, rows, known, found, search } of chains)
  test(`${name}: every row accounted for, in the presses that were promised`, async ({ page }) => {
    const file = join(realStores, name);
    // biome-ignore lint/suspicious/noSkippedTests: the data lies beside the checkout or nowhere, and the report says so
    test.skip(!existsSync(file), 'needs REAL_DATA');
    test.setTimeout(240_000);
    await signIn(page, 'admin@demo');
    const clicks = await countClicks(page);
    await bringStores(page, file);
    // The longitudes of HeyTea stand in dataY: shown under the field they were taken for.
    if (name === 'heytea.csv')
      await expect(page.getByRole('columnheader', { name: '经度 dataY' })).toBeVisible();
    const run = known > 0 ? `新增 ${rows - known} 家，更新 ${known} 家门店` : `导入 ${rows} 家门店`;
    await page.getByRole('button', { name: run }).click({ timeout: 60_000 });
    if (known > 0) await page.getByRole('dialog').getByRole('button', { name: run }).click();
    await expect(page.getByText('导入完成')).toBeVisible({ timeout: 60_000 });
    // Besides choosing the file and the brand that stands in neither of them.
    expect(await clicks()).toBeLessThanOrEqual(known > 0 ? 5 : 4);
    await expect(figure(page, '总行数')).toHaveText(String(rows));
    await expect(figure(page, '有问题')).toHaveText('0');
    await page.goto(`/stores?q=${encodeURIComponent(search)}`);
    await page.getByRole('link', { name: found, exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: found })).toBeVisible();
    await page.goto('/imports');
    await page.getByRole('link', { name }).first().click();
    await undo(page);
  });
