import { expect, test } from '@playwright/test';
import { reachEverything, signIn } from './fixtures';

test('who changed what is found in two clicks and the chain is proved', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/settings/users');
  await page.getByRole('button', { name: '邀请同事' }).click();
  const drawer = page.getByRole('dialog', { name: '邀请同事' });
  const name = `审计${Date.now().toString(36)}`;
  await drawer.getByLabel('姓名').fill(name);
  await drawer.getByLabel('账号').fill(`${name}@example.com`);
  await drawer.getByLabel('角色').selectOption({ label: '导购' });
  await reachEverything(drawer);
  await drawer.getByRole('button', { name: '邀请', exact: true }).click();
  await drawer.getByRole('button', { name: '完成' }).click();

  await page.goto('/settings/audit');
  await page.getByRole('textbox', { name: '操作', exact: true }).fill('user.invited');
  await page.getByLabel('对象').fill(name);
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page).toHaveURL(/action=user\.invited/);
  const table = page.getByRole('table', { name: '审计记录列表' });
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(table).toContainText(name);

  await page.getByRole('button', { name: '校验完整性' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: /记录完整，未被篡改|还没有可校验的记录/ }),
  ).toBeVisible();
});

test('a search that finds nothing says so and how to go on', async ({ page }) => {
  await signIn(page, 'admin@demo');
  await page.goto('/settings/audit?object=certainly-not-there');
  await expect(page.getByRole('heading', { name: '没有符合条件的记录' })).toBeVisible();
  await page.getByRole('link', { name: '清除条件' }).click();
  await expect(page).toHaveURL(/\/settings\/audit$/);
});
