import 'server-only';
import type { Context } from '@/lib/auth/context';
import type { UpsertResult } from '@/lib/organization/upsert';
import type { Draft } from '../kinds/upsert-plan';
import type { RowProblemCode } from '../problem';

export type Issue = { path: string; code: string };
/** How rows of one kind become things by code. */
export type Upserter = {
  /** How a second row about the same thing is told; a code that stands twice without it. */
  repeated?: { field: string; code: RowProblemCode };
  /** As `import_changes.object_kind`. */
  objectKind: string;
  draft(row: never): Draft;
  /** What the noun's own description refuses, or the parsed item. */
  parse(input: Record<string, unknown>): { item: unknown } | { issues: Issue[] };
  /** The same for former values that an undo brings back, where they differ in form. */
  revive?(input: Record<string, unknown>): { item: unknown };
  upsert(ctx: Context, items: readonly unknown[]): Promise<UpsertResult[]>;
  /** The same for former values that an undo brings back, where `upsert` leaves some out. */
  restore?(ctx: Context, items: readonly unknown[]): Promise<UpsertResult[]>;
};
