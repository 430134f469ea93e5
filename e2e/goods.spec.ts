import { expect } from '@playwright/test';
import { signIn, test } from './fixtures';

const unique = () => `E2E-${Date.now().toString(36)}`;

test('a brand manager makes a category and a product in it, and finds it by initials', async ({ page }) => {
  const code = unique();
  await signIn(page, 'brand@demo');
  await page.goto('/goods');
  await page.getByRole('link', { name: '品类', exact: true }).click();
  await page.getByRole('button', { name: '新建品类', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('品类名称').fill(`季节限定 ${code}`);
  await dialog.getByRole('button', { name: '保存品类' }).click();
  await expect(dialog.getByText('请填写这一项。')).toBeVisible();
  await expect(dialog.getByLabel('品类名称')).toHaveValue(`季节限定 ${code}`);
  await dialog.getByLabel('品类编码').fill(code);
  await dialog.getByRole('button', { name: '保存品类' }).click();
  await expect(page.getByRole('list', { name: '品类' }).getByText(`季节限定 ${code}`)).toBeVisible();

  await page.goto('/goods/new');
  await page.getByLabel('商品名称').fill('桂花酒酿');
  await page.getByLabel('商品编码').fill(`${code} 1`);
  await page.getByLabel('标价').fill('１９.5');
  await page.getByRole('button', { name: /新建商品/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: '有 1 项需要修改' })).toBeFocused();
  await expect(page.getByLabel('商品名称')).toHaveValue('桂花酒酿');
  await page.getByLabel('商品编码').fill(`${code}-1`);
  await page.getByRole('combobox', { name: /^品类/ }).click();
  await page.getByPlaceholder('搜索').fill(code);
  await page
    .getByRole('option', { name: new RegExp(code) })
    .first()
    .click();
  await page.getByRole('button', { name: /新建商品/ }).click();
  await expect(page).toHaveURL(/\/goods$/);

  await page.goto(`/goods?q=ghjn&f.category=${code}`);
  const row = page.getByRole('row').filter({ hasText: `${code}-1` });
  await expect(row).toContainText('¥19.50');
  await row.getByRole('link').click();
  await expect(page.getByLabel('商品编码')).toHaveAttribute('readonly', '');
  await page.getByLabel('状态').selectOption('retired');
  await expect(page.getByText('1 项修改：状态')).toBeVisible();
  await page.getByRole('button', { name: /保存商品/ }).click();
  const head = page.getByRole('heading', { level: 1 }).locator('..');
  await expect(head).toContainText('已下架');
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByText('已重新上架「桂花酒酿」')).toBeVisible();
  await expect(head).toContainText('在售');
  await expect(page.getByLabel('状态')).toHaveValue('active');
});

test('an analyst reads products and cannot change them', async ({ page }) => {
  await signIn(page, 'analyst@demo');
  await page.goto('/goods');
  await expect(page.getByRole('link', { name: '新建商品' })).toHaveCount(0);
  await page.getByRole('row').nth(1).getByRole('link').click();
  await expect(page.getByText('你可以查看商品，但没有修改权限。')).toBeVisible();
  await expect(page.getByLabel('商品名称')).toBeDisabled();
});
