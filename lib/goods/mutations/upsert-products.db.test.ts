import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemDb } from '@/db/client';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import { type Context, systemContext } from '@/lib/auth/context';
import { CategoryInput, ProductUpsertInput } from '../input';
import { upsertCategories } from './upsert-categories';
import { upsertProducts } from './upsert-products';

let database: TestDatabase;
let chain: TestOrganization;
let ctx: Context;

beforeAll(async () => {
  database = await openTestDatabase();
  chain = await newOrganization();
  ctx = await systemContext(chain.orgId);
});
afterAll(() => database.drop());

const rows = (query: ReturnType<typeof sql>) =>
  systemDb().read((tx) => tx.execute<Record<string, unknown>>(query));
const outcomes = (results: { outcome: string }[]) => results.map(({ outcome }) => outcome);
const faults = (results: { problems: { path: string; code: string }[] }[]) =>
  results.flatMap(({ problems }) => problems.map(({ path, code }) => `${path} ${code}`));
const category = (code: string, parent?: string | null) =>
  CategoryInput.parse({ code, name: `品类 ${code}`, parent });
const path = async (code: string) => {
  const [row] = await rows(sql`select array_to_string(array(select c.code from categories c
    where c.org_id = ${chain.orgId} and starts_with(k.path, c.path) order by length(c.path)), '/') as codes
    from categories k where k.org_id = ${chain.orgId} and k.code = ${code}`);
  return row?.codes;
};

describe('upsertCategories', () => {
  it('takes parents before children in one list, and moves a branch with all below it', async () => {
    const list = [category('tea'), category('fruit', 'tea'), category('grape', 'fruit'), category('food')];
    expect(outcomes(await upsertCategories(ctx, list))).toEqual(Array(4).fill('created'));
    expect(await path('grape')).toBe('tea/fruit/grape');
    expect(outcomes(await upsertCategories(ctx, list))).toEqual(Array(4).fill('unchanged'));
    const [moved] = await upsertCategories(ctx, [category('fruit', 'food')]);
    expect(moved).toMatchObject({ outcome: 'updated', before: { parent: 'tea' } });
    expect(await path('grape')).toBe('food/fruit/grape');
    await upsertCategories(ctx, [{ ...category('fruit'), ...moved?.before } as CategoryInput]);
    expect(await path('grape')).toBe('tea/fruit/grape');
    await upsertCategories(ctx, [category('fruit', null)]);
    expect(await path('grape')).toBe('fruit/grape');
  });

  it('refuses a ring, an unknown parent and a seventh level, and keeps the good ones', async () => {
    const deep = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((code, at, all) => category(code, all[at - 1]));
    const results = await upsertCategories(ctx, deep);
    expect(outcomes(results)).toEqual([...Array(6).fill('created'), 'invalid']);
    expect(faults(results)).toEqual(['parent too_deep']);
    expect(faults(await upsertCategories(ctx, [category('b', 'f'), category('h', 'nobody')]))).toEqual([
      'parent below_itself',
      'parent unknown_category',
    ]);
    expect(await path('f')).toBe('a/b/c/d/e/f');
  });
});

describe('upsertProducts', () => {
  const product = (code: string, more = {}) =>
    ProductUpsertInput.parse({ code, name: `商品 ${code}`, ...more });

  it('creates, changes and leaves alone; before images write a change back', async () => {
    await upsertCategories(ctx, [category('cups')]);
    const one = product('P1', { name: '多肉葡萄', category: 'cups', listPriceFen: 1900 });
    expect(outcomes(await upsertProducts(ctx, [one]))).toEqual(['created']);
    expect(outcomes(await upsertProducts(ctx, [one]))).toEqual(['unchanged']);
    const [changed] = await upsertProducts(ctx, [
      ProductUpsertInput.parse({ code: 'P1', category: null, listPriceFen: '2100', status: 'retired' }),
    ]);
    expect(changed?.before).toEqual({ category: 'cups', listPriceFen: 1900n, status: 'active' });
    const kept = JSON.parse(
      JSON.stringify(changed?.before, (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
    );
    await upsertProducts(ctx, [{ code: 'P1', ...kept }]);
    expect(outcomes(await upsertProducts(ctx, [one]))).toEqual(['unchanged']);
    const [row] =
      await rows(sql`select p.pinyin_initials, p.list_price_fen::text as fen, c.code from products p
      join categories c on c.org_id = p.org_id and c.id = p.category_id where p.org_id = ${chain.orgId} and p.code = 'P1'`);
    expect(row).toEqual({ pinyin_initials: 'drpt', fen: '1900', code: 'cups' });
  });

  it('names each fault and keeps the good ones', async () => {
    const results = await upsertProducts(ctx, [
      product('Q1'),
      product('Q2', { brand: 'nobody' }),
      product('Q3', { category: 'nowhere' }),
      ProductUpsertInput.parse({ code: 'Q4' }),
      product('Q1'),
    ]);
    expect(outcomes(results)).toEqual(['created', 'invalid', 'invalid', 'invalid', 'invalid']);
    expect(faults(results)).toEqual([
      'brand unknown_brand',
      'category unknown_category',
      'name required',
      'code repeated',
    ]);
  });

  it('does not know the codes of another organization, and a reader cannot write', async () => {
    const other = await newOrganization();
    await upsertCategories(await systemContext(other.orgId), [category('theirs')]);
    expect(faults(await upsertProducts(ctx, [product('R1', { category: 'theirs' })]))).toEqual([
      'category unknown_category',
    ]);
    const analyst = await contextOf(await newUser(chain.orgId, { role: 'analyst' }));
    await expect(upsertProducts(analyst, [product('R2')])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(upsertCategories(analyst, [category('x')])).rejects.toMatchObject({ code: 'forbidden' });
    const manager = await contextOf(await newUser(chain.orgId, { role: 'brand_manager' }));
    expect(outcomes(await upsertProducts(manager, [product('R3')]))).toEqual(['created']);
  });
});
