import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIRequestContext, expect } from '@playwright/test';
import { signIn, test } from './fixtures';

type Demo = { apiKeys: { scopes: string[]; key: string }[] };

function demoKey(scope: string): string {
  const demo: Demo = JSON.parse(readFileSync(join(process.env.DATA_DIR ?? '.data', 'demo.json'), 'utf8'));
  const found = demo.apiKeys.find(({ scopes }) => scopes.includes(scope));
  if (!found) throw new Error(`no demo key carries ${scope}`);
  return found.key;
}

/** By the installation's clock, which tests freeze. */
const anHourAgo = new Date(
  (process.env.FROZEN_NOW ? Date.parse(process.env.FROZEN_NOW) : Date.now()) - 3_600_000,
).toISOString();
const mark = `e2e-${process.pid}-${process.hrtime.bigint()}`.slice(0, 50);

async function post(request: APIRequestContext, items: object[]) {
  const answer = await request.post('/api/v1/ingest', {
    headers: { authorization: `Bearer ${demoKey('ingest:write')}` },
    data: { source: 'e2e', items },
  });
  expect(answer.status()).toBe(200);
  return answer.json();
}

test('an order with a wrong store code is held, corrected in the browser and taken in', async ({
  page,
  request,
}) => {
  const stores = await request.get('/api/v1/stores?limit=1', {
    headers: { authorization: `Bearer ${demoKey('stores:read')}` },
  });
  const code: string = (await stores.json()).data[0].code;
  const order = {
    ...{ type: 'order.paid', id: mark, occurredAt: anHourAgo },
    ...{ store: `${mark}-x`, amountFen: 12_345, member: { phone: '13900001234' } },
  };
  expect(await post(request, [order])).toMatchObject({ quarantined: 1 });

  await signIn(page, 'admin@demo');
  await page.goto('/settings/integrations?code=unknown_store');
  await page.getByRole('link', { name: new RegExp(mark) }).click();
  const body = page.getByRole('textbox', { name: '内容' });
  await expect(body).toHaveValue(/139\*\*\*\*1234/);
  await body.fill((await body.inputValue()).replace(`${mark}-x`, code));
  await page.getByRole('button', { name: '保存并重试' }).click();
  await expect(page.getByText('已记入').first()).toBeVisible();
  // The corrected order is on the books under its id: sent again as corrected it is a duplicate.
  expect(await post(request, [{ ...order, store: code }])).toMatchObject({ duplicates: 1 });
});

test('the reference answers in both languages, finds a field and names this address', async ({
  page,
  baseURL,
}) => {
  await page.goto('/developers');
  await expect(page.getByRole('heading', { level: 1, name: '开放接口' })).toBeVisible();
  await page.getByRole('searchbox').or(page.getByPlaceholder('搜索接口或字段')).first().fill('consents');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=consents/);
  await expect(page.getByRole('heading', { name: /送入数据/ })).toBeVisible();
  await expect(page.getByText(`curl -X POST '${baseURL}/api/v1/ingest'`)).toBeVisible();
  await page.goto('/developers?lang=en');
  await expect(page.getByRole('heading', { level: 1, name: 'API reference' })).toBeVisible();
});
