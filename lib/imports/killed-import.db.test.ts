import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newAdmin } from '@/db/testing/factories';
import { checkFile, uploadFile } from '@/db/testing/import-file';
import { openStage } from '@/db/testing/stage';

const { database, owner } = await openStage();
beforeAll(async () => {
  await bundle();
});
afterAll(() => rmSync(program, { force: true }));

const ROWS = 12_000;

/** Rows with a phone each, so that members come into being too. */
function orders(store: string): string {
  const lines = ['订单号,支付时间,实付金额,门店,会员手机号'];
  for (let n = 0; n < ROWS; n += 1)
    lines.push(
      `K${n},2026-10-${String((n % 28) + 1).padStart(2, '0')} 10:00,1.00,${store},139${String(10_000_000 + (n % 4000))}`,
    );
  return lines.join('\n');
}

/** Beside the packages, which the program loads by name. */
const program = fileURLToPath(
  new URL(`../../node_modules/.cache/run-import-${process.pid}.mjs`, import.meta.url),
);

/** The same bundle the worker is, so that it runs in plain Node. */
const bundle = () =>
  build({
    entryPoints: ['db/testing/run-import.ts'],
    outfile: program,
    ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external' },
    alias: {
      'server-only': fileURLToPath(new URL('../../scripts/empty.mjs', import.meta.url)),
      'next/headers': 'next/headers.js',
      'next/navigation': 'next/navigation.js',
    },
    logLevel: 'silent',
  });

const runInProcess = (orgId: string, id: string): ChildProcess =>
  spawn(process.execPath, [program, orgId, id], { stdio: ['ignore', 'ignore', 'inherit'], env: process.env });

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('an import killed in the middle leaves nothing, and the next attempt brings everything once', async () => {
  const { ctx, org } = await newAdmin();
  const { id, mapping } = await uploadFile(ctx, { kind: 'orders', text: orders(org.eastOne.code) });
  await checkFile(ctx, { id, mapping });
  const { startRun } = await import('./mutations/start-import');
  const { getImport } = await import('./queries/get-import');
  await startRun(ctx, { id, revision: (await getImport(ctx, { id })).revision });
  const child = runInProcess(org.orgId, id);
  const gone = once(child, 'exit');
  await until(async () => {
    const [row] = await owner`select processed_rows from imports where id = ${id}`;
    return row?.processed_rows > 0 || child.exitCode !== null;
  });
  child.kill('SIGKILL');
  const [code, signal] = await gone;
  expect([code, signal]).toEqual([null, 'SIGKILL']);
  const left = async () => {
    const [row] = await owner`select (select count(*) from orders where org_id = ${org.orgId})::int as orders,
      (select count(*) from members where org_id = ${org.orgId})::int as members,
      (select coalesce(sum(gross_fen), 0) from store_day where org_id = ${org.orgId})::int as fen,
      (select state from imports where id = ${id}) as state`;
    return row;
  };
  await until(async () => {
    const [row] =
      await owner`select count(*)::int as n from pg_stat_activity where datname = ${database.name} and state = 'idle in transaction'`;
    return row?.n === 0;
  });
  expect(await left()).toEqual({ orders: 0, members: 0, fen: 0, state: 'running' });
  const again = runInProcess(org.orgId, id);
  expect((await once(again, 'exit'))[0]).toBe(0);
  expect(await left()).toEqual({ orders: ROWS, members: 4000, fen: ROWS * 100, state: 'done' });
}, 300_000);
