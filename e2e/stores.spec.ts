import { expect, type Page } from '@playwright/test';
import { signIn, test } from './fixtures';

const tabs = (page: Page) => page.getByRole('navigation', { name: '门店页面' });
const unique = () => `E2E-${Date.now().toString(36)}`;

/** The five required fields and two more, as a person in the region fills them. */
async function fillNewStore(page: Page, code: string) {
  await page.getByLabel('门店名称').fill(`苏州河畔 ${code} 店`);
  await page.getByLabel('门店编码').fill(code);
  const brand = page.getByLabel('品牌', { exact: false }).first();
  await brand.selectOption({ index: 1 });
  await page.getByRole('combobox', { name: /^区域/ }).click();
  // By initials, though the tree stands closed above it.
  await page.getByPlaceholder('搜索').fill('japq');
  await expect(page.getByRole('tree', { name: '区域' }).getByRole('treeitem').first()).toContainText(
    '静安片区',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: /^区域/ })).toContainText('静安片区');
  await page.getByRole('combobox', { name: /^城市/ }).click();
  await page.getByPlaceholder('搜索').fill('suzhou');
  await page.getByRole('option', { name: /苏州市/ }).click();
}

test('a region opens a store: draft, submitted, approved by another person, live', async ({ page }) => {
  const code = unique();
  await signIn(page, 'region@demo');
  await page.goto('/stores');
  await page.getByRole('link', { name: '新建门店' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '新建门店' })).toBeVisible();
  const fields = page.locator('form [data-field]');
  expect(await fields.count()).toBeLessThanOrEqual(25);
  expect(await page.locator('form [aria-required]').count()).toBeLessThanOrEqual(9);

  await test.step('errors stand beside their fields and nothing typed is lost', async () => {
    await page.getByLabel('门店名称').fill('只有名字');
    await page.getByRole('button', { name: /保存草稿/ }).click();
    await expect(page.getByRole('alert').filter({ hasText: '项需要修改' })).toBeFocused();
    await expect(page.getByText('请填写这一项。').first()).toBeVisible();
    await expect(page.getByLabel('门店名称')).toHaveValue('只有名字');
  });

  await fillNewStore(page, code);
  await expect(page.getByText('必填 5/5')).toBeVisible();
  await page.getByRole('button', { name: /保存草稿/ }).click();
  await expect(page).toHaveURL(/\/stores\/[0-9a-f-]+\/onboarding$/);
  await expect(page.getByText('还缺：地址、业态、开业日、面积')).toBeVisible();
  await tabs(page).getByRole('link', { name: '状态与区域' }).click();
  await expect(page).toHaveURL(/\/life$/);
  const address = page.url();
  await expect(page.getByText('草稿', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: '提交审批' }).click();
  await expect(page.getByRole('dialog')).toContainText('开店清单还差 5 项');
  await expect(page.getByRole('dialog')).toContainText('资料完整（还缺：地址、业态、开业日、面积）');
  await page.getByRole('dialog').getByRole('button', { name: '提交审批' }).click();
  await expect(page.getByText('草稿 → 待审批')).toBeVisible();
  const approve = page.getByRole('button', { name: '批准开店' });
  await expect(approve).toBeDisabled();
  await expect(approve).toHaveAccessibleDescription(/^不能审批自己提交的门店，可由 .+审批。$/);

  await page.context().clearCookies();
  await signIn(page, 'admin@demo');
  await page.goto(address);
  for (const [act, line] of [
    ['批准开店', '待审批 → 待开业'],
    ['开始营业', '待开业 → 营业中'],
  ] as const) {
    await page.getByRole('button', { name: act }).click();
    await page.getByRole('dialog').getByRole('button', { name: act }).click();
    await expect(page.getByText(line)).toBeVisible();
  }
  await page.getByRole('button', { name: '暂停营业' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '暂停营业' }).click();
  await expect(page.getByRole('dialog').getByText('请填写这一项。')).toBeVisible();
  await page.getByRole('dialog').getByLabel(/原因/).fill('商场改造');
  await page.getByRole('dialog').getByRole('button', { name: '暂停营业' }).click();
  await expect(page.getByText('商场改造')).toBeVisible();
});

test('a store is edited: the bar names what changed, leaving asks, the page shows what is stored', async ({
  page,
}) => {
  await signIn(page, 'admin@demo');
  await page.goto('/stores');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await tabs(page).getByRole('link', { name: '设置' }).click();
  const name = page.getByLabel('门店名称');
  const before = await name.inputValue();
  const after = `${before.replace(/ · 改.*$/, '')} · 改${unique()}`;
  await name.fill(after);
  await expect(page.getByText('1 项修改：门店名称')).toBeVisible();

  const asked = page.getByRole('dialog').getByText('有修改还没有保存');
  for (const away of [
    () => tabs(page).getByRole('link', { name: '概览' }).click(),
    () => page.keyboard.press('Escape'),
  ]) {
    await away();
    await expect(asked).toBeVisible();
    await page.getByRole('button', { name: '继续编辑' }).last().click();
    await expect(asked).toBeHidden();
    await expect(name).toHaveValue(after);
  }

  await page.getByRole('button', { name: '放弃修改' }).click();
  await expect(name).toHaveValue(before);
  await name.fill(after);
  await page.getByLabel('负责人').fill('陆遥');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { level: 1, name: after })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('负责人')).toHaveValue('陆遥');
});

test('a store moves to another region from a day to come, and the move is taken back', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/stores');
  await page.getByRole('row').nth(2).getByRole('link').first().click();
  await tabs(page).getByRole('link', { name: '状态与区域' }).click();
  await page.getByRole('button', { name: '调整区域' }).click();
  const dialog = page.getByRole('dialog', { name: '调整区域' });
  await dialog.getByRole('combobox', { name: /新区域/ }).click();
  await page.getByRole('treeitem').nth(1).click();
  await dialog.getByRole('combobox', { name: /生效日/ }).click();
  await page.getByRole('button', { name: '下个月' }).click();
  await page.getByRole('gridcell').filter({ hasText: /^15$/ }).getByRole('button').click();
  await dialog.getByRole('button', { name: '保存调整' }).click();
  await expect(page.getByText('待生效', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '撤回调整' }).click();
  await expect(page.getByText('待生效', { exact: true })).toHaveCount(0);
});

test('the list is found by pinyin initials and says so when nothing matches; its address tells all', async ({
  page,
}) => {
  await signIn(page, 'admin@demo');
  await page.goto('/stores');
  const rows = page.getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  await page.getByLabel('搜索').fill('zzzzqqqq');
  await expect(page.getByText('没有符合条件的门店')).toBeVisible();
  await expect(page).toHaveURL(/q=zzzzqqqq/);
  await page.getByRole('link', { name: '清除筛选' }).click();
  await expect(rows.nth(1)).toBeVisible();
  await page.getByRole('button', { name: '展开查询表单' }).click();
  await page.getByLabel('状态').selectOption({ label: '营业中' });
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await expect(page).toHaveURL(/f\.status=live/);
  await expect(page.getByText('状态：营业中')).toBeVisible();
});

test('rows are chosen from one to another with Shift, by mouse and by keys', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/stores');
  const rows = page.getByRole('row');
  const box = (at: number) => rows.nth(at).getByRole('checkbox');
  const bar = (count: number) => page.getByRole('region', { name: `已选 ${count} 项` });
  await box(2).check();
  await box(5).click({ modifiers: ['Shift'] });
  await expect(bar(4)).toBeVisible();
  await expect(box(4)).toBeChecked();
  // The last one stays where the next range begins; letting go goes the same way.
  await box(3).click({ modifiers: ['Shift'] });
  await expect(bar(1)).toBeVisible();
  await expect(box(2)).toBeChecked();
  await box(2).focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: /^已选/ })).toHaveCount(0);
  await box(2).press('Space');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(`Shift+${key}`);
  await expect(bar(2)).toBeVisible();
  await expect(box(3)).toBeFocused();
});

test('this month ends on the same day for a store as for all of them', async ({ page }) => {
  await signIn(page, 'admin@demo');
  const range = page.getByRole('combobox', { name: /本月 11-01/ });
  await page.goto('/overview');
  const whole = await range.textContent();
  await page.goto('/stores?q=S001');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await expect(page.getByRole('navigation', { name: '门店页面' })).toBeVisible();
  await expect(range).toHaveText(whole ?? '?');
});
