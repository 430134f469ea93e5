import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { guides } from '@/db/schema/guides';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import { maskPhone, normalizePhone } from '@/lib/members/phone';
import { excludedColumns, nounLock } from '@/lib/organization/excluded-sql';
import { recordUpserts } from '@/lib/organization/mutations';
import { searchKeys } from '@/lib/organization/search-keys';
import {
  planUpsert,
  type UpsertItem,
  type UpsertPlan,
  type UpsertProblem,
  type UpsertResult,
  type UpsertWrite,
} from '@/lib/organization/upsert';
import { lookupHash, newDataKey, openText, sealText, unwrapDataKey } from '@/lib/personal-data';
import { guidesToWrite } from '../guides-sql';
import type { GuideUpsertInput } from '../input';

/** A guide as it stands; `phone` is the look-up hash as text, so that equal numbers compare equal. */
type GuideLine = typeof guides.$inferSelect & { phone: string | null; canWrite: boolean };
type Known = ReadonlyMap<string, GuideLine>;
/** Numbers in the clear, by guide code: for the length of one call only. */
type Phones = Map<string, string | null>;

// A before image keeps the old number as ciphertext under the guide's own key; only this file reads it back.
const SEALED = 'sealed:';

async function readGuides(ctx: Context, tx: Tx, codes: string[]): Promise<Known> {
  const rows = await tx
    .select()
    .from(guides)
    .where(and(eq(guides.orgId, ctx.scope.orgId), inArray(guides.code, codes)));
  const writable = await tx
    .select({ id: guides.id })
    .from(guides)
    .where(and(guidesToWrite(ctx.scope), inArray(guides.code, codes)));
  const ids = new Set(writable.map(({ id }) => id));
  return new Map(
    rows.map((row) => [
      row.code,
      { ...row, phone: row.phoneHash?.toString('hex') ?? null, canWrite: ids.has(row.id) },
    ]),
  );
}

function unseal(sealed: string, wrappedKey: Buffer | null | undefined): string | null {
  if (!wrappedKey) return null;
  try {
    return openText(unwrapDataKey(wrappedKey), Buffer.from(sealed.slice(SEALED.length), 'base64'));
  } catch {
    return null;
  }
}

/** E.164; null = cleared; undefined = not given; or the code of the fault. */
function readPhone(given: string | null | undefined, known: GuideLine | undefined) {
  if (given === undefined || given === null) return { phone: given };
  if (given.startsWith(SEALED)) {
    const phone = unseal(given, known?.wrappedKey);
    return phone ? { phone } : { problem: 'not_a_phone' };
  }
  const parsed = normalizePhone(given);
  if (parsed.ok) return { phone: parsed.e164 };
  return { problem: parsed.code === 'scientific' ? 'phone_scientific' : 'not_a_phone' };
}

function* problemsOf(
  { code, name, hiredOn, leftOn }: GuideUpsertInput,
  known: GuideLine | undefined,
): Generator<UpsertProblem> {
  if (known && !known.canWrite) yield { path: 'code', code: 'not_found' };
  if (!known && name === undefined) yield { path: 'name', code: 'required' };
  const hired = hiredOn === undefined ? known?.hiredOn : hiredOn;
  const left = leftOn === undefined ? known?.leftOn : leftOn;
  if (hired && left && left < hired) yield { path: 'leftOn', code: 'left_before_hired' };
  if (code === '') yield { path: 'code', code: 'required' };
}

function itemOf(ctx: Context, input: GuideUpsertInput, { known, phones }: { known: Known; phones: Phones }) {
  const { code, phone: given, ...rest } = input;
  const line = known.get(code);
  const { phone, problem } = readPhone(given, line);
  const problems = [...problemsOf(input, line)];
  if (problem) problems.push({ path: 'phone', code: problem });
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  );
  if (phone !== undefined) {
    if (!phones.has(code)) phones.set(code, phone);
    values.phone = phone === null ? null : lookupHash(ctx.scope.orgId, 'phone', phone).toString('hex');
  }
  return { code, values, problems } satisfies UpsertItem;
}

/** The phone's three columns after a write; a key once made is kept, so that a change can be written back. */
function phoneColumns(
  write: UpsertWrite,
  { before, phone }: { before: GuideLine | undefined; phone: string | null },
) {
  const { wrappedKey = null, phoneHash = null, phoneCipher = null } = before ?? {};
  if (!('phone' in write.values)) return { wrappedKey, phoneHash, phoneCipher };
  if (phone === null) return { wrappedKey, phoneHash: null, phoneCipher: null };
  const fresh = wrappedKey ? { key: unwrapDataKey(wrappedKey), wrapped: wrappedKey } : newDataKey();
  return {
    wrappedKey: fresh.wrapped,
    phoneHash: Buffer.from(String(write.values.phone), 'hex'),
    phoneCipher: sealText(fresh.key, phone),
  };
}

function rowOf(
  ctx: Context,
  write: UpsertWrite,
  { known, phones }: { known: Known; phones: Phones },
): typeof guides.$inferInsert {
  const before = known.get(write.code);
  const values = { ...before, ...(write.values as Partial<GuideLine>) };
  const { nameKey, pinyinInitials } = searchKeys(values.name ?? '');
  return {
    ...{ orgId: ctx.scope.orgId, id: write.id, code: write.code },
    ...{ name: values.name ?? '', nameKey, pinyinInitials, userId: before?.userId ?? null },
    ...phoneColumns(write, { before, phone: phones.get(write.code) ?? null }),
    ...{ hiredOn: values.hiredOn ?? null, leftOn: values.leftOn ?? null },
    createdAt: before?.createdAt ?? ctx.now,
    updatedAt: ctx.now,
  };
}

const writtenColumns = [
  ...(['name', 'nameKey', 'pinyinInitials', 'wrappedKey', 'phoneHash', 'phoneCipher'] as const),
  ...(['hiredOn', 'leftOn', 'updatedAt'] as const),
];

/** The before images a caller may keep: an old number as ciphertext. */
function resultsOf(plan: UpsertPlan, known: Known): UpsertResult[] {
  return plan.results.map((result) => {
    if (!result.before || !('phone' in result.before)) return result;
    const cipher = known.get(result.code)?.phoneCipher ?? null;
    const phone = cipher && `${SEALED}${cipher.toString('base64')}`;
    return { ...result, before: { ...result.before, phone } };
  });
}

/** The plan as the audit keeps it: numbers masked. */
function toldPlan(plan: UpsertPlan, { known, phones }: { known: Known; phones: Phones }): UpsertPlan {
  const masked = (values: Record<string, unknown>, phone: string | null | undefined) =>
    'phone' in values ? { ...values, phone: phone ? maskPhone(phone) : null } : values;
  const oldPhone = (code: string) => {
    const { phoneCipher = null, wrappedKey = null } = known.get(code) ?? {};
    return phoneCipher && wrappedKey ? openText(unwrapDataKey(wrappedKey), phoneCipher) : null;
  };
  return {
    results: plan.results.map((result) => ({
      ...result,
      before: result.before && masked(result.before, oldPhone(result.code)),
    })),
    writes: plan.writes.map((write) => ({
      ...write,
      values: masked(write.values, phones.get(write.code)),
    })),
  };
}

/**
 * Creates or changes guides by code in a few statements, whatever their number; a bad one comes back as `invalid`
 * and does not stop the others. Phones are kept only as ciphertext under the guide's own key and a look-up hash.
 * Joins an open transaction when `ctx.db` stands in one.
 */
export async function upsertGuides(
  ctx: Context,
  input: readonly GuideUpsertInput[],
): Promise<UpsertResult[]> {
  if (!holds(ctx.scope, 'guides:write')) throw new AppError('forbidden');
  return ctx.db.write(async (tx) => {
    await tx.execute(nounLock(ctx.scope.orgId, 'guides'));
    const known = await readGuides(ctx, tx, [...new Set(input.map((row) => row.code))]);
    const around = { known, phones: new Map<string, string | null>() };
    const items = input.map((row) => itemOf(ctx, row, around));
    const plan = planUpsert({ items, known, newId: () => uuidv7() });
    const rows = plan.writes.map((write) => rowOf(ctx, write, around));
    if (rows.length > 0)
      await tx
        .insert(guides)
        .values(rows)
        .onConflictDoUpdate({
          target: [guides.orgId, guides.id],
          set: excludedColumns(guides, writtenColumns),
        });
    await recordUpserts(ctx, tx, { kind: 'guide', plan: toldPlan(plan, around) });
    return resultsOf(plan, known);
  });
}
