import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { guideAssignments, guides } from '@/db/schema/guides';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { AssignmentInput, GuideUpsertInput } from '@/lib/guides/input';
import { upsertAssignments } from '@/lib/guides/mutations/upsert-assignments';
import { upsertGuides } from '@/lib/guides/mutations/upsert-guides';
import type { UpsertResult } from '@/lib/organization/upsert';
import { lookupHash } from '@/lib/personal-data';
import { guideDrafts } from '../kinds/guide-draft';
import { loadStores } from '../queries/load-references';
import type { Upserter } from './upserter';

type Stay = { store: string; role: string; from: string | null };
type Item = { guide: GuideUpsertInput; stay: Stay | null };

/** Guides with the stay their row names: one who works there already keeps that stay. */
export async function openGuideUpserter(ctx: Context): Promise<Upserter> {
  const { orgId } = ctx.scope;
  return {
    objectKind: 'guide',
    draft: guideDrafts({
      stores: await loadStores(ctx),
      // Keyed: a phone must not be found by trying all of them.
      codeOfPhone: (phone) => `G${lookupHash(orgId, 'guide-code', phone).toString('hex').slice(0, 10)}`,
    }),
    parse: ({ guide, stay }) => {
      const parsed = GuideUpsertInput.safeParse(guide);
      if (parsed.success) return { item: { guide: parsed.data, stay } };
      return {
        issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message })),
      };
    },
    // A former phone is ciphertext that only the upsert itself reads back.
    revive: (guide) => ({ item: { guide, stay: null } }),
    upsert: (inner, items) => upsertBoth(inner, items as Item[]),
  };
}

async function upsertBoth(ctx: Context, items: readonly Item[]): Promise<UpsertResult[]> {
  const results = await upsertGuides(
    ctx,
    items.map((item) => item.guide),
  );
  const there = await currentStays(
    ctx,
    items.map((item) => item.guide.code),
  );
  const wanted = results.flatMap((result) => {
    const stay = items[result.index]?.stay;
    if (result.outcome === 'invalid' || !stay || there.has(`${result.code}\n${stay.store}`)) return [];
    const input = {
      guide: result.code,
      store: stay.store,
      role: stay.role,
      validFrom: stay.from ?? ctx.scope.today,
    };
    return [{ result, input: AssignmentInput.parse(input) }];
  });
  const assigned = await upsertAssignments(
    ctx,
    wanted.map(({ input }) => input),
  );
  for (const { index, outcome, problems } of assigned) {
    const result = wanted[index]?.result;
    if (!result) continue;
    if (outcome === 'invalid') result.problems.push(...problems.map(({ code }) => ({ path: 'store', code })));
    else if (result.outcome === 'unchanged' && outcome === 'created') {
      result.outcome = 'updated';
      result.before = {};
    }
  }
  return results;
}

/** Open stays as `guide\nstore` codes. */
async function currentStays(ctx: Context, codes: string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const { orgId } = ctx.scope;
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ guide: guides.code, store: stores.code })
      .from(guideAssignments)
      .innerJoin(
        guides,
        and(eq(guides.orgId, guideAssignments.orgId), eq(guides.id, guideAssignments.guideId)),
      )
      .innerJoin(
        stores,
        and(eq(stores.orgId, guideAssignments.orgId), eq(stores.id, guideAssignments.storeId)),
      )
      .where(
        and(eq(guideAssignments.orgId, orgId), inArray(guides.code, codes), isNull(guideAssignments.validTo)),
      ),
  );
  return new Set(rows.map(({ guide, store }) => `${guide}\n${store}`));
}
