import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll } from 'vitest';
import { openTestDatabase, type TestDatabase } from './database';

/** What a test file plays on: its own database, the superuser's connection to it, and its own folder of uploads. */
export type Stage = { database: TestDatabase; owner: postgres.Sql; folder: string };

/**
 * Sets a stage up, the environment (DATA_DIR too) with it; `close` takes all of it down again. For files that may be
 * skipped whole: of those no hook runs, so they set up in `beforeAll` and return `close` from there.
 */
export async function setStage(): Promise<Stage & { close(): Promise<void> }> {
  const database = await openTestDatabase();
  const owner = postgres(database.owner, { max: 3, onnotice: () => {} });
  const folder = mkdtempSync(join(tmpdir(), 'waterwheel-test-'));
  process.env.DATA_DIR = folder;
  return {
    ...{ database, owner, folder },
    async close() {
      await owner.end();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The stage of a test file, taken down after its last test: `const { owner } = await openStage()` at its top. */
export async function openStage(): Promise<Stage> {
  const { close, ...stage } = await setStage();
  afterAll(close);
  return stage;
}
