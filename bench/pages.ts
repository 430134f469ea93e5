import { request } from 'node:http';
import { chromium } from '@playwright/test';
import { type Goal, type House, rounded } from './goal';
import { loadChain } from './pages-chain';
import { type Visit, visit } from './pages-visit';
import { inLanes, median, quantile } from './rounds';
import { openSender } from './sender';

const users = 16;
const launchFlags = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
];

/** Lists and dashboards of the console, as far as they are built. */
const consolePages = [
  '/overview',
  '/stores',
  '/org',
  '/guides',
  '/goods',
  '/members',
  '/imports',
  '/exports',
  '/ingest',
  '/settings/users',
  '/settings/audit',
];
const publicPages = ['/login'];

type Page = { path: string; isPublic: boolean };

/** Cookie of a signed-in person, taken through the sign-in page. */
async function signIn(house: House, person: { account: string; password: string }) {
  const browser = await chromium.launch({ executablePath: await house.findChromium(), args: launchFlags });
  const context = await browser.newContext({ viewport: { width: 1350, height: 940 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${house.address}/login`);
  await page.locator('input[name="account"]').fill(person.account);
  await page.locator('input[name="password"]').fill(person.password);
  await page.locator('form button[type="submit"]').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/login'), { timeout: 60_000 });
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  return { browser, context, cookie };
}

/** Milliseconds until the first byte of the answer, over a connection of its own kind. */
function firstByte(address: string, path: string, cookie: string): Promise<{ ms: number; status: number }> {
  const { hostname, port, host } = new URL(address);
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const asking = request({ hostname, port, path, headers: { host, cookie } }, (response) => {
      response.once('readable', () => {
        const ms = performance.now() - began;
        response.resume();
        response.once('end', () => resolve({ ms, status: response.statusCode ?? 0 }));
      });
    });
    asking.on('error', reject);
    asking.end();
  });
}

async function medianFirstByte(house: House, path: string, cookie: string): Promise<number> {
  const times: number[] = [];
  for (let at = -2; at < (house.isQuick ? 5 : 15); at += 1) {
    const { ms } = await firstByte(house.address, path, cookie);
    if (at >= 0) times.push(ms);
  }
  return median(times);
}

const kilobytes = (bytes: number): number => rounded(bytes / 1_000);
const worst = (visits: readonly Visit[], of: (visit: Visit) => number) =>
  visits.reduce((most, one) => (of(one) > of(most) ? one : most));

/** G10, each figure the worst page's. */
function pageGoals(visits: readonly Visit[], isPublic: boolean): Goal[] {
  const own = visits.filter((visit) => visit.isPublic === isPublic);
  if (own.length === 0) return [];
  const name = isPublic ? 'public' : 'console';
  const row = (goal: string, bound: number, value: (visit: Visit) => number, unit: string): Goal => {
    const most = worst(own, value);
    const all = own.map((visit) => `${visit.path} ${value(visit)}`).join(', ');
    return {
      ...{ goal: `G10 ${goal} ${name}`, value: value(most), bound, better: 'less', n: own.length },
      note: `${unit}: ${all}`,
    };
  };
  return [
    row(
      'JS',
      isPublic ? 150 : 250,
      (visit) => kilobytes(visit.scriptBytes),
      'kB of JavaScript in the HTML, gzip, before lazy charts',
    ),
    row(
      'JS all',
      isPublic ? 150 : 340,
      (visit) => kilobytes(visit.allScriptBytes),
      'kB of JavaScript over the wire until quiet',
    ),
    row('LCP', 1_500, (visit) => rounded(visit.lcp), 'ms'),
    row('TBT', 200, (visit) => rounded(visit.tbt), 'ms'),
    row('CLS', 0.02, (visit) => Number(visit.cls.toFixed(3)), 'layout shift'),
  ];
}

/** G11: every list and dashboard asked by sixteen people at once. */
async function measureCrowd(house: House, pages: readonly Page[], cookie: string): Promise<Goal> {
  const sender = openSender(house.address, users);
  const waits = new Map<string, number[]>();
  await inLanes(users, pages.length * (house.isQuick ? 16 : 48), async (index) => {
    const { path } = pages[index % pages.length] as Page;
    const { ms, status } = await sender.send({ path, cookie });
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    waits.set(path, [...(waits.get(path) ?? []), ms]);
  });
  sender.close();
  const p95 = [...waits].map(([path, times]) => ({ path, ms: rounded(quantile(times, 0.95)) }));
  return {
    ...{
      goal: 'G11',
      value: Math.max(...p95.map(({ ms }) => ms)),
      bound: 300,
      better: 'less',
      n: pages.length * (house.isQuick ? 16 : 48),
    },
    note: `ms, p95 of the slowest page with 16 users: ${p95.map(({ path, ms }) => `${path} ${ms}`).join(', ')}`,
  };
}

async function measureFirstByte(house: House, pages: readonly Page[], cookie: string): Promise<Goal> {
  const floor = await medianFirstByte(house, '/api/health', cookie);
  const found: string[] = [];
  let most = 0;
  for (const { path } of pages) {
    const ratio = (await medianFirstByte(house, path, cookie)) / floor;
    most = Math.max(most, ratio);
    found.push(`${path} ${rounded(ratio)}`);
  }
  return {
    ...{ goal: 'G10 TTFB', value: rounded(most), bound: 3, better: 'less', n: pages.length },
    note: `warm time to the first byte ÷ that of /api/health (${rounded(floor)} ms): ${found.join(', ')}`,
  };
}

/** G10 and G11 on the sample chain. */
export async function run(house: House): Promise<Goal[]> {
  const admin = await loadChain(house);
  house.say('sample chain loaded');
  const { browser, context, cookie } = await signIn(house, admin);
  try {
    const pages: Page[] = [];
    const missing: string[] = [];
    for (const path of consolePages) {
      const { status } = await firstByte(house.address, path, cookie);
      if (status === 200) pages.push({ path, isPublic: false });
      else missing.push(path);
    }
    const visits: Visit[] = [];
    for (const page of pages) visits.push(await visit(context, { ...page, address: house.address }));
    const stranger = await browser.newContext({ viewport: { width: 1350, height: 940 }, locale: 'zh-CN' });
    for (const path of publicPages)
      visits.push(await visit(stranger, { path, isPublic: true, address: house.address }));
    house.say('pages visited');
    const later: Goal[] = missing.length
      ? [
          {
            goal: 'G10 G11 rest',
            value: null,
            bound: null,
            better: 'less',
            n: 0,
            note: `not yet: no page at ${missing.join(', ')}`,
          },
        ]
      : [];
    return [
      ...pageGoals(visits, false),
      ...pageGoals(visits, true),
      await measureFirstByte(house, pages, cookie),
      await measureCrowd(house, pages, cookie),
      ...later,
    ];
  } finally {
    await browser.close();
  }
}
