import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testNow } from '@/db/testing/factories';
import { followStory, newSalesStory } from '@/db/testing/sales-story';
import { openStage } from '@/db/testing/stage';

const { owner } = await openStage();

/** Tables with the columns that make a row worth having; a row of zeros and no row say the same. */
const rollups: Record<string, string[]> = {
  store_day: ['gross_fen', 'refunds_fen', 'orders', 'sensor_visits', 'manual_visits', 'page_visits', 'scans'],
  guide_day: ['gross_fen', 'refunds_fen', 'orders'],
  campaign_day: ['gross_fen', 'refunds_fen', 'orders'],
  buyer_day: ['orders'],
  asset_day: ['gained', 'lost'],
  node_day: ['gross_fen', 'refunds_fen', 'orders', 'visitors'],
  node_buyers: ['buyers'],
  node_asset_day: ['gained', 'lost'],
  channel_day: ['gross_fen', 'refunds_fen', 'orders', 'units'],
  category_day: ['gross_fen', 'refunds_fen', 'orders', 'units'],
};

async function snapshot(orgId: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [table, columns] of Object.entries(rollups)) {
    const rows = await owner.unsafe(
      `select to_jsonb(t)::text as row from ${table} t where org_id = $1 and (${columns.map((column) => `${column} <> 0`).join(' or ')}) order by 1`,
      [orgId],
    );
    found[table] = rows.map((row) => row.row as string);
  }
  return found;
}

test('every rollup rebuilt from facts equals the running value, after moves, refunds, voids and late facts', async () => {
  const { systemContext } = await import('@/lib/auth/context');
  const { takeItems } = await import('@/lib/ingest/mutations/take-items');
  const { moveStoreToRegion } = await import('@/lib/stores/mutations/move-store');
  const { rebuildRollups } = await import('./rebuild-rollups');
  const late = fc.record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    day: fc.integer({ min: 1, max: 30 }),
    moveOn: fc.integer({ min: 12, max: 28 }),
    fen: fc.integer({ min: 0, max: 9_999 }),
  });
  await fc.assert(
    fc.asyncProperty(late, async ({ seed, day, moveOn, fen }) => {
      const { org, orders } = await newSalesStory(seed);
      const ctx = await systemContext(org.orgId, { now: testNow });
      const at = `2026-10-${String(day).padStart(2, '0')}T12:00:00+08:00`;
      const [known] = orders.filter((order) => !order.isVoided && order.phone);
      await takeItems(ctx, {
        source: 'pos',
        items: [
          {
            type: 'order.paid',
            id: 'late',
            occurredAt: at,
            store: org.eastOne.code,
            amountFen: fen,
            member: { phone: '13900000001' },
          },
          { type: 'order.refunded', id: 'lateR', occurredAt: at, orderId: known?.id, amountFen: 7 },
          { type: 'order.voided', id: 'lateV', occurredAt: at, orderId: orders.at(-1)?.id, reason: 'test' },
        ],
      });
      await moveStoreToRegion(ctx, { id: org.eastOther.id, region: org.west.code, on: `2026-10-${moveOn}` });
      await followStory(org.orgId);
      const running = await snapshot(org.orgId);
      expect(running.node_day?.length).toBeGreaterThan(100);
      expect(running.category_day?.length).toBeGreaterThan(100);
      await rebuildRollups(ctx);
      const rebuilt = await snapshot(org.orgId);
      for (const table of Object.keys(rollups))
        expect([table, rebuilt[table]]).toEqual([table, running[table]]);
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 5) },
  );
}, 120_000);
