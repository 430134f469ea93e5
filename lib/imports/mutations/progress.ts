import 'server-only';
import { and, eq } from 'drizzle-orm';
import { systemDb } from '@/db/client';
import { imports } from '@/db/schema/imports';

const EVERY_MS = 1000;

/** Something was put right meanwhile: what this check would say is no longer asked. */
export class Overtaken extends Error {}

/** Tells how far a job is, once a second, on a connection of its own: the job's own transaction shows nothing yet. */
export class Progress {
  private rows = 0;
  private told = 0;
  private toldAt = 0;

  constructor(private readonly of: { orgId: string; importId: string; revision: number }) {}

  async add(rows: number): Promise<void> {
    this.rows += rows;
    const now = performance.now();
    if (now - this.toldAt < EVERY_MS || this.rows === this.told) return;
    this.toldAt = now;
    this.told = this.rows;
    const { orgId, importId, revision } = this.of;
    const told = await systemDb().write((tx) =>
      tx
        .update(imports)
        .set({ processedRows: this.rows })
        .where(and(eq(imports.orgId, orgId), eq(imports.id, importId), eq(imports.revision, revision)))
        .returning({ id: imports.id }),
    );
    if (told.length === 0) throw new Overtaken();
  }
}
