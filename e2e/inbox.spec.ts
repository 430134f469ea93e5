import { expect, type Page } from '@playwright/test';
import { signIn, test } from './fixtures';

const bell = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^收件箱/ });
const newest = (page: Page) => page.getByRole('dialog', { name: '最新通知' });
const show = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '筛选通知' }).getByRole('link', { name }).click();

test('a request reaches who decides; put off, back, answered; the answer reaches who asked', async ({
  page,
}) => {
  const reason = `核对 ${Date.now().toString(36)}`;
  await signIn(page, 'analyst@demo');
  await page.goto('/settings/api-keys');
  await page.getByLabel('申请理由').fill(reason);
  await page.getByRole('button', { name: '申请权限' }).click();
  await expect(page.getByText('已提交申请')).toBeVisible();

  await page.context().clearCookies();
  await signIn(page, 'admin@demo');
  await expect(bell(page)).toHaveAccessibleName(/收件箱，\d+ 项待处理/);
  // By keyboard: Enter opens the newest, Escape goes back to the bell.
  await bell(page).press('Enter');
  await expect(newest(page).getByRole('link', { name: '许分析 申请权限' }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(newest(page)).toBeHidden();
  await expect(bell(page)).toBeFocused();
  await bell(page).click();
  const unread = newest(page).getByRole('button', { name: /^标为已读/ });
  const before = await unread.count();
  await unread.first().click();
  await expect(unread).toHaveCount(before - 1);
  await newest(page).getByRole('link', { name: '全部' }).click();
  await page
    .getByRole('button', { name: /^标为未读 许分析/ })
    .first()
    .click();
  const line = page.getByRole('listitem').filter({ hasText: '许分析 申请权限' }).first();
  await expect(line.getByText('待处理')).toBeVisible();
  await line.getByRole('button', { name: /^稍后处理/ }).click();
  await page.getByRole('menuitem', { name: '明天 9:00' }).click();
  await expect(page.getByText('已推迟')).toBeVisible();
  await show(page, '已稍后');
  await expect(page.getByText('2026-11-21 09:00 再提醒').first()).toBeVisible();
  await page
    .getByRole('button', { name: /^移回收件箱 许分析/ })
    .first()
    .click();
  await expect(page.getByText('已移回收件箱')).toBeVisible();
  await show(page, '未读');
  await page
    .getByRole('button', { name: /^标为已读 许分析/ })
    .first()
    .click();
  await expect(page.getByText('已将 1 条标为已读')).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('button', { name: /^标为已读 许分析/ }).first()).toBeVisible();

  await page.goto('/settings/access');
  const request = page.getByRole('listitem').filter({ hasText: reason });
  await request.getByRole('button', { name: '拒绝' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('请找管理员');
  await page.getByRole('dialog').getByRole('button', { name: '拒绝' }).click();
  await expect(request).toHaveCount(0);

  await page.context().clearCookies();
  await signIn(page, 'analyst@demo');
  await page.goto('/inbox');
  await expect(page.getByText('请找管理员').first()).toBeVisible();
  // As it was found: nothing unread.
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await expect(bell(page)).toHaveAccessibleName('收件箱');
});
