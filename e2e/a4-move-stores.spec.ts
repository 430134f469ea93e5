import { expect, type Page } from '@playwright/test';
import { countClicks, signIn, test } from './fixtures';

const dialog = (page: Page) => page.getByRole('dialog');
const views = (page: Page) => page.getByRole('navigation', { name: '视图' });
const outcome = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: '按结果筛选' }).getByRole('link', { name });

/** Twelve stores or so under a view of their own, as an admin has them when a reorganization is planned. */
async function prepareView(page: Page, name: string) {
  await page.goto('/stores?q=宝山');
  await page.getByRole('button', { name: '另存为视图' }).click();
  await dialog(page).getByLabel('名称').fill(name);
  await dialog(page).getByRole('button', { name: '保存视图' }).click();
  await expect(views(page).getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
}

test('A4: an admin moves stores to another region from 1 January, in seven clicks, and takes it back', async ({
  page,
}) => {
  const view = `调区 ${Date.now().toString(36).slice(-6)}`;
  await signIn(page, 'admin@demo');
  await prepareView(page, view);
  await page.goto('/stores?view=all');
  const clicks = await countClicks(page);

  await views(page).getByRole('link', { name: view }).click();
  await expect(page.getByRole('searchbox')).toHaveValue('宝山');
  await page.getByRole('checkbox', { name: '选择本页' }).click();
  const chosen = await page.getByText(/^已选 \d+ 项$/).textContent();
  const count = Number(/已选 (\d+) 项/.exec(chosen ?? '')?.[1]);
  expect(count).toBeGreaterThan(3);
  await page.getByRole('button', { name: '批量修改' }).click();
  // The fields by keyboard, where the hand is anyway.
  await dialog(page)
    .getByRole('combobox', { name: /^调整到/ })
    .focus();
  await page.keyboard.press('Enter');
  await page.getByRole('tree').getByRole('treeitem', { name: /^华北/ }).click();
  await dialog(page)
    .getByRole('radio', { name: /-01-01$/ })
    .click();
  await dialog(page).getByRole('button', { name: '预览' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^所属区域 → 华北大区，\d{4}-01-01 起$/);
  await expect(outcome(page, /^将修改/)).toContainText(String(count));
  await expect(page.getByRole('row').nth(1)).toContainText('宝山');
  await page.getByRole('button', { name: `应用到 ${count} 家门店` }).click();
  await expect(page.getByText('已应用')).toBeVisible();
  await expect(outcome(page, /^已修改/)).toContainText(String(count));
  expect(await clicks()).toBeLessThanOrEqual(7);

  await test.step('one of them is changed by hand: taking back leaves it alone and says so', async () => {
    const edit = page.url();
    await page.getByRole('row').nth(1).getByRole('link').first().click();
    await page
      .getByRole('navigation', { name: '门店页面' })
      .getByRole('link', { name: '状态与区域' })
      .click();
    await page.getByRole('button', { name: '撤回调整' }).first().click();
    await expect(page.getByText('待生效的调整已撤回')).toBeVisible();
    await page.goto(edit);
    await page.getByRole('button', { name: '撤销这次修改' }).click();
    await dialog(page).getByRole('button', { name: '撤销', exact: true }).click();
    await expect(page.getByText('已撤销', { exact: true })).toBeVisible();
    await expect(outcome(page, /^已恢复/)).toContainText(String(count - 1));
    await expect(page.getByText('1 家门店没有恢复')).toBeVisible();
  });

  await page.goto('/stores?view=all');
  await views(page).getByRole('link', { name: view }).click();
  await page.getByRole('button', { name: /^删除视图/ }).click();
  await expect(views(page).getByRole('link', { name: view })).toHaveCount(0);
});
