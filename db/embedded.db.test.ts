import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, startCluster } from './embedded.mjs';

let dir: string;
let cluster: Cluster;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'waterwheel-cluster-'));
  cluster = await startCluster({ dir });
});

afterAll(async () => {
  await cluster.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function ask<T>(url: string, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}

const setting = (name: string) =>
  ask(cluster.url, async (sql) => (await sql`select current_setting(${name}) as value`)[0]?.value);

describe('the embedded PostgreSQL', () => {
  test.each(['fsync', 'full_page_writes', 'synchronous_commit'])('keeps %s on', async (name) => {
    expect(await setting(name)).toBe('on');
  });

  test('listens on loopback only, by password, the password kept to its owner', async () => {
    expect(await setting('listen_addresses')).toBe('127.0.0.1');
    expect(await setting('unix_socket_directories')).toBe('');
    expect(statSync(join(dir, 'password')).mode & 0o777).toBe(0o600);
    const wrong = new URL(cluster.url);
    wrong.password = 'wrong';
    await expect(ask(wrong.href, (sql) => sql`select 1`)).rejects.toMatchObject({ code: '28P01' });
  });

  test('finds trigrams in Chinese words', async () => {
    const [row] = await ask(cluster.url, async (sql) => {
      await sql`create extension if not exists pg_trgm`;
      return sql`select cardinality(show_trgm('水轮门店')) as count`;
    });
    expect(row?.count).toBe(5);
  });

  test('is found running and reused', async () => {
    const again = await startCluster({ dir });
    expect(again).toMatchObject({ url: cluster.url, pid: cluster.pid, reused: true });
  });

  test('refuses a server that does not take our password', async () => {
    const file = join(dir, 'password');
    const password = readFileSync(file, 'utf8');
    writeFileSync(file, 'another');
    await expect(startCluster({ dir })).rejects.toThrow(
      /does not accept our password: stop it with kill -INT/,
    );
    writeFileSync(file, password);
  });

  test('what was confirmed before kill -9 is there at once after the next start', async () => {
    await ask(cluster.url, async (sql) => {
      await sql`create table kept (id int primary key)`;
      await sql`insert into kept values (1)`;
    });
    process.kill(cluster.pid, 'SIGKILL');
    cluster = await startCluster({ dir });
    expect(cluster.reused).toBe(false);
    expect(await ask(cluster.url, (sql) => sql`select id from kept`)).toEqual([{ id: 1 }]);
  });

  test('starts over a lock file whose number another program has now', async () => {
    await cluster.stop();
    writeFileSync(
      join(dir, 'cluster', 'postmaster.pid'),
      `${process.pid}\n${dir}/cluster\n1\n5\n\n127.0.0.1\n`,
    );
    cluster = await startCluster({ dir });
    expect(cluster.pid).not.toBe(process.pid);
  });

  test('refuses the data of another version', async () => {
    const other = mkdtempSync(join(tmpdir(), 'waterwheel-other-'));
    const folder = await startCluster({ dir: other, durable: false });
    await folder.stop();
    writeFileSync(join(other, 'cluster', 'PG_VERSION'), '15\n');
    await expect(startCluster({ dir: other })).rejects.toThrow(/belongs to PostgreSQL 15.*DATA_DIR/);
    rmSync(other, { recursive: true, force: true });
  });
});
