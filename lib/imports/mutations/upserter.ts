import 'server-only';
import type { Context } from '@/lib/auth/context';
import type { UpsertResult } from '@/lib/organization/upsert';
import type { Drafting } from '../kinds/judge-row';
import type { RowProblemCode } from '../problem';

/** How rows of one kind become things by code. */
export type Upserter = Drafting & {
  /** How a second row about the same thing is told; a code that stands twice without it. */
  repeated?: { field: string; code: RowProblemCode };
  /** As `import_changes.object_kind`. */
  objectKind: string;
  /** The same for former values that an undo brings back, where they differ in form. */
  revive?(input: Record<string, unknown>): { item: unknown };
  upsert(ctx: Context, items: readonly unknown[]): Promise<UpsertResult[]>;
  /** The same for former values that an undo brings back, where `upsert` leaves some out. */
  restore?(ctx: Context, items: readonly unknown[]): Promise<UpsertResult[]>;
};
