import postgres from 'postgres';
import { systemContext } from '@/lib/auth/context';
import { CreateApiKeyInput } from '@/lib/auth/input';
import { createApiKey } from '@/lib/auth/mutations/api-keys';
import { createOrganization } from '@/lib/organization/mutations';

export type BenchChain = { orgId: string; rootId: string; stores: number; guides: number; campaigns: number };

/** Codes by number, as the benchmark's systems call things. */
export const storeCode = (at: number): string => `S${String(at).padStart(5, '0')}`;
export const guideCode = (at: number): string => `G${String(at).padStart(5, '0')}`;
export const campaignCode = (at: number): string => `C${String(at).padStart(3, '0')}`;
export const leafCode = (at: number): string => `R3-${at}`;

/** Ids are hashes of the names, so every run has the same. */
const idOf = (kind: string, at = 'n'): string => `md5($1::text || '${kind}' || ${at})::uuid`;

// Three levels below the root, ten wide; a store stands in a leaf since ever.
const statements = [
  `insert into brands (org_id, id, code, name, created_at) select $1::uuid, ${idOf('brand')}, 'B' || n, 'Brand ' || n, now() from generate_series(1, 3) n`,
  `insert into regions (org_id, id, parent_id, path, depth, code, name, created_at)
   select $1::uuid, ${idOf('region1')}, $2::uuid, '/' || $2 || '/' || ${idOf('region1')} || '/', 1, 'R1-' || n, 'Region ' || n, now() from generate_series(0, 9) n`,
  `insert into regions (org_id, id, parent_id, path, depth, code, name, created_at)
   select $1::uuid, ${idOf('region2')}, p.id, p.path || ${idOf('region2')} || '/', 2, 'R2-' || n, 'Area ' || n, now()
   from generate_series(0, 99) n join regions p on p.org_id = $1::uuid and p.code = 'R1-' || n / 10 where $2::uuid is not null`,
  `insert into regions (org_id, id, parent_id, path, depth, code, name, created_at)
   select $1::uuid, ${idOf('region3')}, p.id, p.path || ${idOf('region3')} || '/', 3, 'R3-' || n, 'City ' || n, now()
   from generate_series(0, 699) n join regions p on p.org_id = $1::uuid and p.code = 'R2-' || n / 7 where $2::uuid is not null`,
];

const storesText = `with made as (
  insert into stores (org_id, id, code, brand_id, name, name_key, pinyin_full, pinyin_initials, status, opened_on, created_at, updated_at)
  select $1::uuid, ${idOf('store')}, 'S' || lpad(n::text, 5, '0'), ${idOf('brand', '(n % 3 + 1)')}, 'Store ' || n, 'store' || n, '', '', 'live', '2020-01-01', now(), now()
  from generate_series(0, $2::int - 1) n returning id, code
)
insert into store_region_history (org_id, store_id, region_id, valid_from)
select $1::uuid, id, ${idOf('region3', '(substr(code, 2)::int % 700)')}, '2020-01-01' from made`;
const guidesText = `insert into guides (org_id, id, code, name, name_key, pinyin_initials, created_at, updated_at)
  select $1::uuid, ${idOf('guide')}, 'G' || lpad(n::text, 5, '0'), 'Guide ' || n, 'guide' || n, '', now(), now() from generate_series(0, $2::int - 1) n`;
const campaignsText = `insert into campaigns (org_id, id, code, name, created_at)
  select $1::uuid, ${idOf('campaign')}, 'C' || lpad(n::text, 3, '0'), 'Campaign ' || n, now() from generate_series(0, $2::int - 1) n`;

/** An organization of that many stores, two guides a store, twenty campaigns, three brands, 811 regions. */
export async function makeChain(ownerUrl: string, stores: number): Promise<BenchChain> {
  const { orgId, rootRegionId: rootId } = await createOrganization(
    { code: `bench-${stores}`, name: 'Bench', timeZone: 'Asia/Shanghai', cutoffHour: 0, isSample: false },
    new Date(),
  );
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      for (const [at, text] of statements.entries())
        await tx.unsafe(text, at === 0 ? [orgId] : [orgId, rootId]);
      await tx.unsafe(storesText, [orgId, stores]);
      await tx.unsafe(guidesText, [orgId, stores * 2]);
      await tx.unsafe(campaignsText, [orgId, 20]);
    });
    await sql.unsafe('analyze');
  } finally {
    await sql.end();
  }
  return { orgId, rootId, stores, guides: stores * 2, campaigns: 20 };
}

/** Keys of that organization; a client each, as systems of different stores have. */
export async function makeKeys(
  orgId: string,
  scopes: CreateApiKeyInput['scopes'],
  count: number,
): Promise<string[]> {
  const ctx = await systemContext(orgId);
  const keys: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const input = CreateApiKeyInput.parse({ name: `bench ${at}`, scopes, place: 'all' });
    const { key } = await createApiKey(ctx, input);
    keys.push(key);
  }
  return keys;
}
