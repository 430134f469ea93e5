import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import { contextOf, newUser, testNow } from '@/db/testing/factories';
import { checkFile, runFile, uploadFile } from '@/db/testing/import-file';
import { centsOf, realData } from '@/db/testing/real-data';
import { setStage } from '@/db/testing/stage';
import { type Context, systemContext } from '@/lib/auth/context';
import { followFacts } from '@/lib/metrics/jobs';
import { getAssetSheet } from '@/lib/metrics/queries/digital-assets';
import { getSales, listSalesSeries } from '@/lib/metrics/queries/sales';
import { aovFen, buyersOf, type SalesFigures } from '@/lib/metrics/sales-figures';
import { OrganizationInput } from '@/lib/organization/input';
import { createOrganization, upsertBrands } from '@/lib/organization/mutations';
import { upsertStores } from '@/lib/stores/mutations/upsert-stores';
import { asDay, type DayRange, type Grain } from '@/lib/time';

const { folder, isAbsent } = realData('cdnow');
let owner: postgres.Sql;
beforeAll(async () => {
  const stage = await setStage();
  owner = stage.owner;
  return stage.close;
});

type Sums = { orders: number; units: number; revenue: string; aov: string };
type Answers = Sums & {
  period: [string, string];
  customers: number;
  customer_days: number;
  monthly: Record<string, Sums & { buyers: number; new: number; returning: number }>;
};

/** What a report says, in the words of the answers; all money in cents. */
const told = (figures: SalesFigures) => ({
  orders: figures.orders,
  units: figures.units,
  revenue: Number(figures.grossFen),
  aov: Number(aovFen(figures)),
  buyers: buyersOf(figures),
});
const expected = ({ orders, units, revenue, aov }: Sums, buyers: number) => ({
  ...{ orders, units, revenue: centsOf(revenue), aov: centsOf(aov), buyers },
});

/** A chain of one store, made as its admin makes it: it stands in its region since ever. */
async function newShop(code: string): Promise<Context> {
  const { orgId } = await createOrganization(OrganizationInput.parse({ code, name: code }), testNow);
  const ctx = await contextOf(await newUser(orgId, { role: 'admin' }));
  await upsertBrands(ctx, [{ code, name: code }]);
  await upsertStores(ctx, [{ code, name: code, brand: code, region: 'root' }]);
  return ctx;
}

/** What a person tells of the sample, which has no header: the customers' numbers come first, units and money last. */
const toldOfSample = { cardNo: 'column_1', units: 'column_4', amount: 'column_5' };

async function bring(ctx: Context, file: { name: string; text: Buffer; store: string }) {
  const { id, mapping } = await uploadFile(ctx, { kind: 'orders', ...file });
  const store = { from: 'constant' as const, value: file.store };
  const named = file.name === 'CDNOW_sample.txt' ? Object.entries(toldOfSample) : [];
  const more = Object.fromEntries(
    named.map(([field, column]) => [field, { from: 'column' as const, column }]),
  );
  await checkFile(ctx, { id, mapping: { ...mapping, fields: { ...mapping.fields, ...more, store } } });
  await runFile(ctx, id);
  const [counts] =
    await owner`select state, rows, added_rows as added, unchanged_rows as unchanged, bad_rows as bad from imports where id = ${id}`;
  await followFacts.run(await systemContext(ctx.scope.orgId), {} as never);
  return { ...counts };
}

describe.skipIf(isAbsent)('purchases of CDNOW by file (skipped without REAL_DATA)', () => {
  test.each(['master', 'sample'] as const)(
    'of the %s come in to the cent, equal their answers month by month, and the same file again adds nothing',
    async (set) => {
      const answers: Answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8'))[set];
      const name = `CDNOW_${set}.txt`;
      const ctx = await newShop(set);
      const file = { name, text: readFileSync(join(folder, name)), store: set };
      const all = { state: 'done', rows: answers.orders, bad: 0 };
      expect(await bring(ctx, file)).toEqual({ ...all, added: answers.orders, unchanged: 0 });

      const range: DayRange = { from: asDay(answers.period[0]), to: asDay(answers.period[1]) };
      const series = (grain: Grain) => listSalesSeries(ctx, { node: {}, range, grain });
      const whole = async () => {
        const { figures } = await getSales(ctx, { node: {}, range });
        return figures && told(figures);
      };
      expect(await whole()).toEqual(expected(answers, answers.customers));
      const months = Object.entries(answers.monthly);
      expect((await series('month')).map(({ key, figures }) => [key.slice(0, 7), told(figures)])).toEqual(
        months.map(([month, sums]) => [month, expected(sums, sums.buyers)]),
      );
      const days = await series('day');
      expect(days.reduce((sum, { figures }) => sum + (buyersOf(figures) ?? 0), 0)).toBe(
        answers.customer_days,
      );

      const [identifiable] = await getAssetSheet(ctx, { node: {}, range, grain: 'month' });
      const gained = identifiable?.balances.map(({ from, opening, closing }) => [
        ...[from.slice(0, 7), closing - opening],
      ]);
      expect(gained).toEqual(months.map(([month, sums]) => [month, sums.new]));
      expect(identifiable?.balances.at(-1)?.closing).toBe(answers.customers);

      expect(await bring(ctx, file)).toEqual({ ...all, added: 0, unchanged: answers.orders });
      expect(await whole()).toEqual(expected(answers, answers.customers));
    },
    300_000,
  );
});
