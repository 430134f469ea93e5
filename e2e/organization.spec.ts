import { expect, type Page } from '@playwright/test';
import { signIn, test } from './fixtures';

const store = '南关中心城店';
const day = '2026-12-31';
/** Where the store stands, and where it is to stand. */
const home = 'D-长春市-南关';

const here = (page: Page) => page.getByRole('region', { name: '直属门店' });
const openRegion = async (page: Page, region: string, on?: string) => {
  await page.goto(`/org?region=${encodeURIComponent(region)}${on ? `&as-of=${on}` : ''}`);
  await expect(page.getByRole('heading', { level: 1, name: '组织' })).toBeVisible();
};

/** From an open dialog: picks the neighbour by keys alone and reads what it would change. */
async function pickByKeys(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: `移动「${store}」` });
  await dialog.getByRole('combobox', { name: /^新区域/ }).press('Enter');
  const tree = page.getByRole('tree', { name: '新区域' });
  await expect(tree).toBeVisible();
  // From the search line into the tree, where the own region stands, and on to its neighbour.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(tree).toBeHidden();
  await expect(dialog.getByText(`${day} 之前不变`)).toBeVisible();
  await expect(dialog.getByText('将能看到')).toBeVisible();
  await dialog.getByRole('button', { name: '移动', exact: true }).press('Enter');
  await expect(dialog).toBeHidden();
}

test('a store is moved by keys from a day on, seen on that day only, and taken back', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await openRegion(page, home, day);
  await expect(page.getByText(`显示 ${day} 的归属`)).toBeVisible();
  await here(page)
    .getByRole('button', { name: `移动到… ${store}` })
    .press('Enter');
  await pickByKeys(page);
  await expect(page.getByText(`「${store}」从 ${day} 起归`)).toBeVisible();
  await expect(here(page).getByText(store)).toHaveCount(0);
  await expect(page.getByRole('region', { name: '计划中的移动' })).toContainText(store);

  await test.step('today it still stands at home', async () => {
    await openRegion(page, home);
    await expect(here(page).getByText(store)).toBeVisible();
  });
  await test.step('a planned move is cancelled', async () => {
    await page.getByRole('button', { name: `取消 ${store} ${day}` }).click();
    await expect(page.getByText(`已取消「${store}」的移动`)).toBeVisible();
    await expect(page.getByRole('region', { name: '计划中的移动' })).toHaveCount(0);
  });
  await test.step('a move is undone right after', async () => {
    await openRegion(page, home, day);
    await here(page)
      .getByRole('button', { name: `移动到… ${store}` })
      .press('Enter');
    await pickByKeys(page);
    await expect(here(page).getByText(store)).toHaveCount(0);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await expect(page.getByText('已撤销移动')).toBeVisible();
    await expect(here(page).getByText(store)).toBeVisible();
    await expect(page.getByRole('region', { name: '计划中的移动' })).toHaveCount(0);
  });
});

test('a store dropped on a region asks from which day', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await openRegion(page, home, day);
  const target = page
    .getByRole('navigation', { name: '区域树' })
    .getByRole('link', { name: /^朝阳片区/ })
    .first();
  await here(page).getByRole('listitem').filter({ hasText: store }).dragTo(target);
  const dialog = page.getByRole('dialog', { name: `移动「${store}」` });
  await expect(dialog.getByRole('combobox', { name: /^新区域/ })).toContainText('朝阳片区');
  await expect(dialog.getByText('南关片区 → 朝阳片区')).toBeVisible();
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect(dialog).toBeHidden();
});

test('a store held at the edge of the tree scrolls it', async ({ page }) => {
  await signIn(page, 'admin@demo');
  const height = 520;
  await page.setViewportSize({ width: 1280, height });
  await openRegion(page, home);
  const tree = page.getByRole('navigation', { name: '区域树' });
  const scrolled = () => tree.evaluate((nav) => nav.closest('[data-scrolls]')?.scrollTop ?? -1);
  await tree.evaluate((nav) => nav.closest('[data-scrolls]')?.scrollTo(0, 0));
  const pane = await page.locator('[data-scrolls]').boundingBox();
  if (!pane) throw new Error('the tree has no pane');
  await here(page).getByRole('listitem').filter({ hasText: store }).hover();
  await page.mouse.down();
  const hold = async (y: number) => {
    for (let step = 0; step < 12; step += 1) await page.mouse.move(pane.x + 80 + (step % 2), y);
  };
  // The pane goes on below the window.
  expect(pane.y + pane.height).toBeGreaterThan(height);
  await hold(height - 10);
  await expect.poll(scrolled).toBeGreaterThan(40);
  const low = await scrolled();
  await hold((pane.y + height) / 2);
  expect(await scrolled()).toBe(low);
  await hold(pane.y + 10);
  await expect.poll(scrolled).toBeLessThan(low);
  await page.keyboard.press('Escape');
  await page.mouse.up();
});

test('a region is made, removed and brought back; a full one says what is inside', async ({ page }) => {
  await signIn(page, 'admin@demo');
  const code = `T${Date.now().toString(36)}`;
  await openRegion(page, home);
  await page.getByRole('button', { name: '删除区域 南关片区' }).click();
  await expect(page.getByText(/不能删除：里面还有 1 家门店/)).toBeVisible();
  await page.getByRole('button', { name: '新建下级区域 南关片区' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^名称/).fill('临时片区');
  await dialog.getByLabel(/^编码/).fill(code);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toHaveCount(0);
  await openRegion(page, code);
  await page.getByRole('button', { name: '删除区域 临时片区' }).click();
  await expect(page.getByText('已删除「临时片区」')).toBeVisible();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByRole('button', { name: '删除区域 临时片区' })).toBeVisible();
  await page.getByRole('button', { name: '删除区域 临时片区' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '南关片区' })).toBeVisible();
});

test('a lead sees the own part of the tree and moves nothing out of it', async ({ page }) => {
  await signIn(page, 'region@demo');
  await openRegion(page, home);
  await expect(page.getByRole('heading', { level: 2, name: '南关片区' })).toHaveCount(0);
  await expect(page.getByText(store)).toHaveCount(0);
});
