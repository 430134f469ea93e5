import { randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';

type Column = { table: string; name: string; type: string; isRequired: boolean };
export type Links = {
  orgId: string;
  rootId: string;
  storeId: string;
  brandId: string;
  regionId: string;
  guideId: string;
  memberId: string;
  userId: string;
};

/** Each row of a table has a day of its own, so that sums of one day do not stand for all. */
const days = new Map<string, number>();

/** Rows whose mere existence would break the database's own rules, or that are a dictionary everybody sees. */
const left = new Set([
  'stores',
  'store_region_history',
  'organizations',
  'brands',
  'regions',
  'channels',
  'categories',
  'products',
  'campaigns',
  'audit_seals',
  'organization_settings',
  'closed_days',
]);
/** Words that code branches on; every other text is the canary. */
const words: Record<string, string> = {
  'grants.role': 'guide',
  'guide_assignments.role': 'guide',
  'access_requests.status': 'open',
  'access_requests.permission': 'audit:read',
  'audit_events.actor_kind': 'user',
  'touchpoints.status': 'live',
  'visit_counts.source': 'sensor',
  'asset_day.line': 'identifiable',
  'asset_flows.line': 'identifiable',
  'node_asset_day.line': 'identifiable',
  'node_buyers.grain': 'day',
  'target_batches.kind': 'entered',
};

/** A batch of targets for each store, known to its rows. */
const batchOfStore = new Set(['target_batches.id', 'target_changes.batch_id', 'store_targets.batch_id']);

/** Columns that may be empty but without which a row shows nowhere or may not stand: an order only awaited, a grant. */
const known = new Set(
  ['body_hash', 'occurred_at', 'business_day', 'channel']
    .map((name) => `orders.${name}`)
    .concat('grants.role'),
);

/**
 * Writes a row of every tenant table about one place, as the superuser and without foreign keys: whatever table comes
 * later is filled too. Every text is the canary.
 */
export async function fillPlace(ownerUrl: string, place: { links: Links; canary: string }): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const found = await readColumns(sql);
    const tables = new Map(
      found.map(({ table }) => [table, found.filter((column) => column.table === table)]),
    );
    await sql`select app_ensure_months('2026-10-01', '2026-12-31')`;
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      for (const [table, columns] of tables) {
        if (left.has(table)) continue;
        for (const links of [place.links, ...(isNodeTable(columns) ? [wholeOf(place.links)] : [])]) {
          const row = rowOf(table, columns, { links, canary: place.canary });
          if (row) await tx`insert into ${tx(table)} ${tx([row])} on conflict do nothing`;
        }
      }
    });
  } finally {
    await sql.end();
  }
}

function readColumns(sql: postgres.Sql): Promise<Column[]> {
  return sql<Column[]>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
           a.attnotnull and not a.atthasdef and a.attidentity = '' as "isRequired"
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and exists (select 1 from pg_attribute o where o.attrelid = c.oid and o.attname = 'org_id')
    order by c.relname, a.attnum`.then((rows) => [...rows]);
}

/** Stored sums of a region and brand: also those of the whole organization change with a store. */
const isNodeTable = (columns: Column[]): boolean =>
  columns.some(({ name }) => name === 'region_id') && !columns.some(({ name }) => name === 'store_id');
const wholeOf = (links: Links): Links => ({
  ...links,
  regionId: links.rootId,
  brandId: '00000000-0000-0000-0000-000000000000',
});

/** Null for tables that hang on no place. */
function rowOf(table: string, columns: Column[], place: { links: Links; canary: string }) {
  const { links, canary } = place;
  const own: Record<string, string> = { members: links.memberId, guides: links.guideId };
  const byName: Record<string, string> = {
    ...{
      org_id: links.orgId,
      store_id: links.storeId,
      home_store_id: links.storeId,
      brand_id: links.brandId,
    },
    ...{
      region_id: links.regionId,
      guide_id: links.guideId,
      member_id: links.memberId,
      user_id: links.userId,
    },
  };
  const isPlaced = columns.some(({ name }) => name !== 'org_id' && name in byName);
  if (!isPlaced && !(table in own)) return null;
  const row: Record<string, unknown> = {};
  const day = (days.get(table) ?? 0) + 1;
  days.set(table, day);
  for (const { name, type, isRequired } of columns) {
    if (name === 'id' && table in own) row[name] = own[table];
    // A note is about one place: here the store.
    else if (table === 'chart_notes' && name === 'region_id') row[name] = null;
    else if (batchOfStore.has(`${table}.${name}`)) row[name] = links.storeId;
    else if (name in byName) row[name] = byName[name];
    else if (name === 'month') row[name] = '2026-11-01';
    else if (isRequired || isCounted(name) || known.has(`${table}.${name}`))
      row[name] = words[`${table}.${name}`] ?? valueFor(type, canary, day);
  }
  return row;
}

/** Sums have a default of zero; a row of zeros would change no answer. */
const isCounted = (name: string): boolean =>
  /_fen$|^orders$|^units$|_visits$|^visitors$|^scans$|^identified|_in$|^gained|^lost|^stock|^count/.test(
    name,
  );

function valueFor(type: string, canary: string, day: number): unknown {
  if (type === 'uuid') return randomUUID();
  if (type === 'date') return `2026-11-${String(1 + (day % 20)).padStart(2, '0')}`;
  if (type.startsWith('timestamp')) return new Date('2026-11-20T04:00:00Z');
  if (type === 'bytea') return randomBytes(16);
  if (type === 'boolean') return false;
  if (type.startsWith('json')) return {};
  if (type.endsWith('[]')) return [canary];
  return /int|numeric|double|real/.test(type) ? 77 : canary;
}
