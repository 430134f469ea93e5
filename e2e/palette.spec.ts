import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { signIn, test } from './fixtures';

const palette = (page: Page) => page.getByRole('dialog', { name: '搜索与跳转' });
const sheet = (page: Page) => page.getByRole('dialog', { name: '键盘快捷键' });
const field = (page: Page) => palette(page).getByRole('combobox');
const option = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name });

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

async function expectNoFault(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    where,
  ).toEqual([]);
}

test('a store is found by the initials of its pinyin and opened, with the keyboard alone', async ({
  page,
}) => {
  await signIn(page, 'admin@demo');
  await page.goto('/overview');
  const before = page.getByRole('link', { name: '组织', exact: true });
  await before.focus();

  await test.step('Escape gives the focus back', async () => {
    await openPalette(page);
    await page.keyboard.press('Escape');
    await expect(palette(page)).toBeHidden();
    await expect(before).toBeFocused();
  });

  await test.step('jadyc, Enter', async () => {
    await openPalette(page);
    await page.keyboard.type('jadyc');
    await expect(option(page, /静安大悦城店/).first()).toHaveAttribute('aria-selected', 'true');
    // Enter that only ends a composition chooses nothing.
    await field(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    await expect(palette(page)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/stores\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('heading', { level: 1, name: /静安大悦城店/ })).toBeVisible();
    await expect(palette(page)).toBeHidden();
  });

  await test.step('what was opened stands first the next time', async () => {
    await openPalette(page);
    await expect(option(page, /静安大悦城店/)).toHaveAttribute('aria-selected', 'true');
    const kept = await page.evaluate(() => localStorage.getItem('recents'));
    expect(kept).not.toContain('静安');
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toBeHidden();
  });

  await test.step('Enter before the answer opens the first line of the answer', async () => {
    await page.goto('/goods');
    await openPalette(page);
    await page.keyboard.type('静安大悦城');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/stores\/[0-9a-f-]{36}$/);
  });

  await test.step('pages and acts', async () => {
    await openPalette(page);
    await page.keyboard.type('sjjr');
    await expect(option(page, '数据接入')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/settings\/integrations$/);
    await openPalette(page);
    await page.keyboard.type('邀请');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: '邀请同事' })).toBeVisible();
    await expect(page).toHaveURL(/\/settings\/users$/);
  });
});

test('nothing found, nothing answered and signed out are told apart', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/stores');
  await openPalette(page);
  await page.keyboard.type('zzqqxx');
  await expect(palette(page).getByText('没有找到「zzqqxx」')).toBeVisible();
  await field(page).fill('');
  await page.route('**/api/find?*', (route) => route.fulfill({ status: 429, body: '{}' }));
  await page.keyboard.type('md');
  await expect(palette(page).getByRole('alert')).toContainText('搜索没有成功');
  // What is at hand can be chosen all the same.
  await expect(option(page, '门店')).toHaveAttribute('aria-selected', 'true');
  await page.unroute('**/api/find?*');
  await palette(page).getByRole('button', { name: '重试' }).click();
  await expect(palette(page).getByRole('alert')).toBeHidden();
  await page.context().clearCookies();
  await field(page).fill('静安');
  await expect(palette(page).getByRole('alert')).toContainText('登录已失效');
});

test('only an answer to the text that stands there can be chosen', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/stores');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/find?q=%E9%9D%99%E5%AE%89', async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await openPalette(page);
  await field(page).fill('静安');
  await field(page).fill('徐汇');
  await expect(option(page, /徐汇/).first()).toBeVisible();
  release();
  await expect(option(page, /静安/)).toHaveCount(0);
});

test('single keys work where nobody writes, and not at all when they are switched off', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/org');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page).toHaveURL(/\/home$/);
  await expect(page.getByRole('heading', { level: 1, name: '首页' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(/\/stores$/);
  await expect(page.getByRole('heading', { level: 1, name: '门店' })).toBeVisible();

  await test.step('/ goes to the search, where keys are letters', async () => {
    await page.keyboard.press('/');
    const search = page.getByRole('main').getByRole('searchbox');
    await expect(search).toBeFocused();
    await page.keyboard.type('g?o');
    await expect(search).toHaveValue('g?o');
    await expect(sheet(page)).toBeHidden();
    await search.fill('');
    await search.blur();
  });

  await test.step('off', async () => {
    await page.keyboard.press('?');
    await expect(sheet(page).getByRole('term').filter({ hasText: '首页' })).toBeVisible();
    const single = sheet(page).getByRole('switch', { name: '单键快捷键' });
    await expect(single).toBeChecked();
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await expect(sheet(page)).toBeVisible();
    await single.click();
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toBeHidden();
    await page.keyboard.press('?');
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await openPalette(page);
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toBeHidden();
    await expect(page).toHaveURL(/\/stores(\?.*)?$/);
  });

  await test.step('for this person, until it is switched on again', async () => {
    await page.goto('/settings/account');
    await expect(page.getByRole('switch', { name: '单键快捷键' })).not.toBeChecked();
    await page.context().clearCookies();
    await signIn(page, 'region@demo');
    await page.goto('/settings/account');
    await expect(page.getByRole('switch', { name: '单键快捷键' })).toBeChecked();
    await page.context().clearCookies();
    await signIn(page, 'admin@demo');
    await page.goto('/settings/account');
    const single = page.getByRole('switch', { name: '单键快捷键' });
    await expect(single).not.toBeChecked();
    await single.click();
    await single.blur();
    await page.keyboard.press('?');
    await expect(sheet(page)).toBeVisible();
  });
});

test('the palette knows what one may, and leaves a form with changes only when asked', async ({ page }) => {
  await signIn(page, 'store@demo');
  await page.goto('/stores');
  await openPalette(page);
  await expect(option(page, '总览')).toBeVisible();
  for (const name of ['邀请同事', '导入门店', '新建门店', '审计记录', '数据接入'])
    await expect(option(page, name)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '帮助' }).click();
  await expect(page.getByRole('menuitem', { name: '指标词典' })).toBeVisible();
  await expect(page.getByText(/^版本 \d+\.\d+\.\d+/)).toBeVisible();
  await expect(page.getByRole('menuitem', { name: '接口文档' })).toHaveCount(0);

  await page.context().clearCookies();
  await signIn(page, 'admin@demo');
  await page.goto('/goods/new');
  await page.getByLabel('商品名称').fill('还没有保存');
  await openPalette(page);
  await page.keyboard.type('zonglan');
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: '有修改还没有保存' });
  await expect(question).toBeVisible();
  await question.getByText('继续编辑').click();
  await expect(page.getByLabel('商品名称')).toHaveValue('还没有保存');
});

for (const [width, scheme] of [
  [1440, 'light'],
  [1440, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const)
  test(`palette, sheet and help have no fault at ${width} in ${scheme}`, async ({ page }) => {
    await signIn(page, 'admin@demo');
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.goto('/org');
    await page.getByRole('button', { name: '搜索或跳转' }).click();
    await expect(field(page)).toBeFocused();
    await expectNoFault(page, 'palette');
    await page.keyboard.type('静安');
    await expect(option(page, /静安/).first()).toBeVisible();
    await expectNoFault(page, 'results');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '帮助' }).click();
    await expectNoFault(page, 'help');
    await page.getByRole('menuitem', { name: '键盘快捷键' }).click();
    await expect(sheet(page)).toBeVisible();
    await expectNoFault(page, 'sheet');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: '帮助' })).toBeFocused();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

/** Without a network the browser writes of every request that failed. */
const offlineTest = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: the shape Playwright asks for
  quietConsole: async ({}, use) => use(undefined),
});

offlineTest('without a network the console says so and a form keeps what was typed', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/goods/new');
  await page.getByLabel('商品名称').fill('断网时填的');
  await page.context().setOffline(true);
  await expect(page.getByText('网络已断开。可以继续填写')).toBeVisible();
  await page.getByLabel('商品编码').fill('OFFLINE-1');
  await page.getByRole('button', { name: /^新建商品/ }).click();
  await expect(page.getByText('内容没有提交，但仍保留在这里')).toBeVisible();
  await expect(page.getByLabel('商品名称')).toHaveValue('断网时填的');
  await expect(page.getByLabel('商品编码')).toHaveValue('OFFLINE-1');
  // The palette's own code is not there yet: that takes nothing away either.
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('alert')).toContainText('没有加载成功');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('商品名称')).toHaveValue('断网时填的');
  await page.context().setOffline(false);
  await openPalette(page);
  await page.context().setOffline(true);
  await page.keyboard.type('静安');
  await expect(palette(page).getByRole('alert')).toContainText('网络已断开');
  await page.keyboard.press('Escape');
  await page.context().setOffline(false);
  await expect(page.getByText('网络已断开。可以继续填写')).toBeHidden();
  await expect(page.getByLabel('商品名称')).toHaveValue('断网时填的');
});
