import { type Browser, devices, expect, type Locator, type Page } from '@playwright/test';
import { signIn, test } from './fixtures';

const tabs = (page: Page) => page.getByRole('navigation', { name: '门店页面' });
const list = (page: Page) => page.getByRole('table', { name: '触点列表' });
/** The label of a cell, for narrow screens, stands before its figure. */
const scansOf = (row: Locator) => row.getByRole('cell').nth(4);
const unique = () => `E2E-${Date.now().toString(36)}`;

/** The touchpoints of the store found by its code. */
async function openTouchpoints(page: Page, code: string): Promise<string> {
  await page.goto(`/stores?q=${code}`);
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await tabs(page).getByRole('link', { name: '触点' }).click();
  await expect(page).toHaveURL(/\/touchpoints$/);
  return new URL(page.url()).pathname;
}

/** Opens an address on a telephone of its own and waits until it has told that it is seen. */
async function openOnPhone(
  browser: Browser,
  { address, tells = true }: { address: string; tells?: boolean },
) {
  const context = await browser.newContext({ ...devices['iPhone 13'], locale: 'zh-CN' });
  const page = await context.newPage();
  const told = tells
    ? page.waitForResponse((response) => response.url().includes('/api/scans/'))
    : Promise.resolve(null);
  await page.goto(address);
  return { page, told: await told, close: () => context.close() };
}

test('a touchpoint is placed, scanned by a stranger’s phone, printed, and taken out of use', async ({
  page,
  browser,
}) => {
  test.setTimeout(90_000);
  const code = unique();
  await signIn(page, 'admin@demo');
  const path = await openTouchpoints(page, 'S140');

  await test.step('a code that is taken is refused beside its field', async () => {
    await page.getByRole('button', { name: '添加触点' }).click();
    const dialog = page.getByRole('dialog', { name: '添加触点' });
    await dialog.getByLabel('名称').fill('试衣间镜贴');
    await dialog.getByLabel('类型').selectOption({ label: '屏幕' });
    await expect(dialog.getByLabel('编码')).toHaveValue('S140-screen');
    await dialog.getByLabel('编码').fill('S140-door');
    await dialog.getByRole('button', { name: '添加', exact: true }).click();
    await expect(dialog.getByText('这个编码已经有触点在用').first()).toBeVisible();
    await dialog.getByLabel('编码').fill(code);
    await dialog.getByLabel('位置').fill('试衣间右手边');
    await dialog.getByRole('button', { name: '添加', exact: true }).click();
    await expect(page.getByText('已添加「试衣间镜贴」')).toBeVisible();
  });

  const row = list(page).getByRole('row').filter({ hasText: code });
  await expect(row).toContainText('试衣间右手边');
  await expect(scansOf(row)).toHaveText(/0$/);
  await row.getByRole('button', { name: '试衣间镜贴的二维码' }).click();
  const dialog = page.getByRole('dialog', { name: '试衣间镜贴' });
  await expect(dialog.getByRole('img', { name: '试衣间镜贴的二维码' })).toBeVisible();
  const address = (await dialog.getByRole('link', { name: '打开页面' }).getAttribute('href')) ?? '';
  expect(new URL(address).pathname).toMatch(/^\/t\/[\w-]{43}$/);
  await page.keyboard.press('Escape');

  await test.step('what only reads the page is not counted', async () => {
    expect((await page.request.get(address)).status()).toBe(200);
    await page.reload();
    await expect(scansOf(row)).toHaveText(/0$/);
  });

  await test.step('a phone is counted once a visit', async () => {
    const phone = await openOnPhone(browser, { address });
    expect(phone.told?.status()).toBe(204);
    await expect(phone.page.getByRole('heading', { name: '欢迎光临' })).toBeVisible();
    await expect(phone.page.getByText('不收集你的姓名')).toBeVisible();
    await phone.close();
    await page.reload();
    await expect(scansOf(row)).toHaveText(/1$/);
    await expect(row).not.toContainText('还没有');
  });

  await test.step('the sheet shows it, black on white', async () => {
    await page.getByRole('link', { name: '打印物料' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '打印物料' })).toBeVisible();
    const card = page.getByRole('article').filter({ hasText: code });
    await expect(card.getByRole('img', { name: '试衣间镜贴的二维码' })).toBeVisible();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(page.getByRole('button', { name: '打印', exact: true })).toBeHidden();
    const colour = await card.evaluate((one) => {
      const sheet = one.closest('section') as HTMLElement;
      return [getComputedStyle(sheet).backgroundColor, getComputedStyle(one).color];
    });
    expect(colour).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    await page.emulateMedia({ media: null, colorScheme: null });
  });

  await test.step('retired it says so kindly and counts no more; the sheet leaves it out', async () => {
    await page.goto(path);
    await row.getByRole('button', { name: '停用 · 试衣间镜贴' }).click();
    await expect(row).toContainText('已停用');
    const phone = await openOnPhone(browser, { address, tells: false });
    await expect(phone.page.getByRole('heading', { name: '这个二维码已经停用' })).toBeVisible();
    await phone.close();
    await page.reload();
    await expect(scansOf(row)).toHaveText(/1$/);
    await page.getByRole('link', { name: '打印物料' }).click();
    await expect(page.getByRole('article').first()).toBeVisible();
    await expect(page.getByRole('article').filter({ hasText: code })).toHaveCount(0);
  });
});

test('the QR codes of chosen stores are printed from the list', async ({ page }) => {
  await signIn(page, 'region@demo');
  // Stores of the sample: those that other specs open have nothing to print.
  await page.goto('/stores?q=S02&sort=code');
  const rows = page.getByRole('row');
  for (const at of [1, 2]) await rows.nth(at).getByRole('checkbox').check();
  await page.getByRole('link', { name: '打印物料' }).click();
  await expect(page.getByText(/^2 家门店，\d+ 张二维码/)).toBeVisible();
  const cards = await page.getByRole('article').count();
  expect(cards).toBeGreaterThanOrEqual(4);
  await page.getByRole('link', { name: '每页 8 张' }).click();
  await expect(page).toHaveURL(/per=8/);
  await expect(page.getByRole('article')).toHaveCount(cards);
});

test('who only reads sees the touchpoints of their own store and nothing to change them', async ({
  page,
}) => {
  await signIn(page, 'store@demo');
  await openTouchpoints(page, 'S001');
  await expect(list(page)).toBeVisible();
  await expect(page.getByRole('button', { name: /^添加触点|^停用|^编辑/ })).toHaveCount(0);
  // Nothing of a store out of reach comes on paper.
  await page.goto('/print/touchpoints?store=00000000-0000-7000-8000-000000000000');
  await expect(page.getByText('没有可以打印的二维码')).toBeVisible();
});

test('an address nobody printed is not there, also for what tells of it', async ({ page }) => {
  await page.goto(`/t/${'A'.repeat(43)}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect((await page.request.get(`/t/${'A'.repeat(43)}`)).status()).toBe(404);
  const told = await page.request.post(`/api/scans/${'A'.repeat(43)}`, { data: { load: 'x' } });
  expect([204, 404]).toContain(told.status());
});
