import 'server-only';
import { and, eq } from 'drizzle-orm';
import { systemDb } from '@/db/client';
import { importProblems } from '@/db/schema/imports';
import { arrayLiteral, hexBytes } from '@/lib/array-literal';
import { sealText } from '@/lib/personal-data';
import { emptySummary, type ImportSummary } from '../import-report';
import { insertProblemsText } from '../imports-sql';
import { GroupCounter } from '../problem-groups';
import type { ProblemEntry } from '../row-stream';

/** Beyond this many lines a list helps nobody; the counts go on. */
export const LISTED_LIMIT = 100_000;
const NOTED_LIMIT = 2000;
const BATCH = 1000;

/** Writes the list of problems of an import as they are found, on a connection of its own: it survives a rolled-back run. */
export class ProblemLog {
  summary: Pick<ImportSummary, 'problems' | 'warnings' | 'listed'> = emptySummary();
  private groups = new GroupCounter();
  private waiting: (ProblemEntry & { ordinal: number })[] = [];
  private readonly ordinals = new Map<number, number>();

  constructor(private readonly of: { orgId: string; importId: string; key: Buffer }) {}

  /** Forgets what an earlier check or attempt found. */
  async clear(): Promise<void> {
    this.summary = emptySummary();
    this.groups = new GroupCounter();
    this.waiting = [];
    this.ordinals.clear();
    const { orgId, importId } = this.of;
    await systemDb().write((tx) =>
      tx
        .delete(importProblems)
        .where(and(eq(importProblems.orgId, orgId), eq(importProblems.importId, importId))),
    );
  }

  add(entry: ProblemEntry): void {
    const counts = entry.severity === 'error' ? this.summary.problems : this.summary.warnings;
    counts[entry.code] = (counts[entry.code] ?? 0) + 1;
    this.groups.add(entry);
    if (this.summary.listed >= LISTED_LIMIT) return;
    // A file that changes everything must not crowd out what is wrong with it.
    if (entry.code === 'known_changed' && (counts[entry.code] ?? 0) > NOTED_LIMIT) return;
    this.summary.listed += 1;
    const ordinal = (this.ordinals.get(entry.line) ?? 0) + 1;
    this.ordinals.set(entry.line, ordinal);
    this.waiting.push({ ...entry, ordinal });
  }

  /** The problems by what one act may put right, as ciphertext. */
  sealedGroups(): Buffer {
    return sealText(this.of.key, JSON.stringify(this.groups.largest));
  }

  /** To be called between batches of rows. */
  async flush(isLast = false): Promise<void> {
    while (this.waiting.length >= BATCH || (isLast && this.waiting.length > 0))
      await this.write(this.waiting.splice(0, BATCH));
  }

  private async write(entries: (ProblemEntry & { ordinal: number })[]): Promise<void> {
    const { orgId, importId, key } = this.of;
    const column = (pick: (entry: (typeof entries)[number]) => string | number | null) =>
      arrayLiteral(entries.map(pick));
    await systemDb().raw((raw) =>
      raw.unsafe(
        insertProblemsText,
        [
          orgId,
          importId,
          column((e) => e.line),
          column((e) => e.ordinal),
          column((e) => e.field),
          column((e) => e.columnName),
          column((e) => e.code),
          column((e) => e.severity),
          column((e) => e.params && JSON.stringify(e.params)),
          column((e) => (e.value === '' ? null : hexBytes(sealText(key, e.value)))),
        ],
        { prepare: true },
      ),
    );
  }
}
