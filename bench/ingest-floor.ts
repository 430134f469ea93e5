import postgres from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import { arrayLiteral } from '@/lib/array-literal';
import { inLanes } from './rounds';

/** L: what PostgreSQL itself takes in when one statement inserts a batch and keeps one rollup. */
const setUp = `create schema if not exists floor;
drop table if exists floor.events, floor.store_day;
create table floor.events (org_id uuid not null, id uuid not null, store_id uuid not null, amount_fen bigint not null, occurred_at timestamptz not null, day date not null, primary key (org_id, id));
create table floor.store_day (org_id uuid not null, store_id uuid not null, day date not null, gross_fen bigint not null, orders int not null, primary key (org_id, store_id, day)) with (fillfactor = 60);`;

const statement = `with n as (
  insert into floor.events (org_id, id, store_id, amount_fen, occurred_at, day)
  select $1::uuid, * from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::timestamptz[], $6::date[])
  on conflict do nothing returning store_id, day, amount_fen
), r as (
  insert into floor.store_day (org_id, store_id, day, gross_fen, orders)
  select $1::uuid, store_id, day, sum(amount_fen), count(*) from n group by 2, 3 order by 2, 3
  on conflict (org_id, store_id, day) do update set gross_fen = store_day.gross_fen + excluded.gross_fen, orders = store_day.orders + excluded.orders
) select count(*)::int as taken from n`;

export type FloorRow = { storeId: string; amountFen: number; occurredAt: string; day: string };

/** Two connections that take batches as fast as raw SQL can; `take` returns rows a second. */
export async function openFloor(ownerUrl: string, orgId: string) {
  const sql = postgres(ownerUrl, { max: 2, onnotice: () => {} });
  await sql.unsafe(setUp);
  const takeBatch = async (rows: readonly FloorRow[]): Promise<void> => {
    const [answer] = await sql.unsafe(
      statement,
      [
        orgId,
        arrayLiteral(rows.map(() => uuidv7())),
        arrayLiteral(rows.map((row) => row.storeId)),
        arrayLiteral(rows.map((row) => row.amountFen)),
        arrayLiteral(rows.map((row) => row.occurredAt)),
        arrayLiteral(rows.map((row) => row.day)),
      ],
      { prepare: true },
    );
    if (answer?.taken !== rows.length) throw new Error('the floor did not take a batch whole');
  };
  return {
    async take(batches: readonly (readonly FloorRow[])[]): Promise<number> {
      const began = performance.now();
      await inLanes(2, batches.length, (index) => takeBatch(batches[index] as readonly FloorRow[]));
      const rows = batches.reduce((sum, batch) => sum + batch.length, 0);
      return rows / ((performance.now() - began) / 1000);
    },
    close: () => sql.end(),
  };
}
