import 'server-only';
import type { Context } from '@/lib/auth/context';
import type { UpsertResult } from '@/lib/organization/upsert';
import { StoreUpsertInput } from '@/lib/stores/input';
import { upsertStores } from '@/lib/stores/mutations/upsert-stores';
import { storeDrafts } from '../kinds/store-draft';
import type { Draft, UpsertKind } from '../kinds/upsert-plan';
import { loadPlaces, loadStores } from '../queries/load-references';

type Issue = { path: string; code: string };
export type Upserter = {
  /** As `import_changes.object_kind`. */
  objectKind: string;
  draft(row: never): Draft;
  /** What the noun's own description refuses, or the parsed item. */
  parse(input: Record<string, unknown>): { item: unknown } | { issues: Issue[] };
  upsert(ctx: Context, items: readonly unknown[]): Promise<UpsertResult[]>;
};

type Parsed =
  | { success: true; data: unknown }
  | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
const parser =
  (input: { safeParse(raw: unknown): Parsed }) =>
  (raw: Record<string, unknown>): { item: unknown } | { issues: Issue[] } => {
    const parsed = input.safeParse(raw);
    if (parsed.success) return { item: parsed.data };
    return {
      issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message })),
    };
  };

async function stores(ctx: Context): Promise<Upserter> {
  const [places, known] = await Promise.all([loadPlaces(ctx), loadStores(ctx)]);
  return {
    objectKind: 'store',
    draft: storeDrafts({ ...places, stores: known }),
    parse: parser(StoreUpsertInput),
    upsert: (inner, items) => upsertStores(inner, items as StoreUpsertInput[]),
  };
}

const KINDS: Partial<Record<UpsertKind, (ctx: Context) => Promise<Upserter>>> = { stores };

/** How rows of this kind are written, with everything they may refer to loaded. */
export async function openUpserter(ctx: Context, kind: UpsertKind): Promise<Upserter> {
  const open = KINDS[kind];
  if (!open) throw new Error(`no upsert of ${kind}`);
  return open(ctx);
}
