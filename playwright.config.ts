import { defineConfig, devices } from '@playwright/test';

const isRoot = process.getuid?.() === 0;

const setUp = '**/set-up.spec.ts';
const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } };

// The application under test is started by npm test (scripts/test.mjs), or by hand with BASE_URL naming it.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/e2e',
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: {
    baseURL: process.env.BASE_URL ?? 'http://localhost:3000',
    locale: 'zh-CN',
    timezoneId: 'Asia/Kathmandu',
    // A recording costs an eighth of the time; TRACE=1 asks for it.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'desktop', testIgnore: setUp, use: desktop },
    // On an installation without any organization, which npm test starts beside the other one.
    ...(process.env.SET_UP_URL
      ? [{ name: 'set-up', testMatch: setUp, use: { ...desktop, baseURL: process.env.SET_UP_URL } }]
      : []),
  ],
});
