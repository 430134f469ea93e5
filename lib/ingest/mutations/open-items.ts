import 'server-only';
import { and, eq, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { cipherBatches, quarantinedItems } from '@/db/schema/ingest';
import { openText, unwrapDataKey } from '@/lib/personal-data';

/** A held item with its body in the clear; null once its key is destroyed. Never leaves the server. */
export type OpenedItem = {
  id: string;
  source: string;
  type: string;
  extId: string;
  code: string;
  path: string | null;
  hint: string | null;
  apiKeyId: string | null;
  status: 'open' | 'replayed' | 'dismissed';
  storeId: string | null;
  body: unknown;
};

/** Reads held items and opens their bodies. The condition names the organization. */
export async function openItems(tx: Tx, where: SQL | undefined): Promise<OpenedItem[]> {
  const rows = await tx
    .select({ item: quarantinedItems, wrappedKey: cipherBatches.wrappedKey })
    .from(quarantinedItems)
    .innerJoin(
      cipherBatches,
      and(eq(cipherBatches.orgId, quarantinedItems.orgId), eq(cipherBatches.id, quarantinedItems.batchId)),
    )
    .where(where)
    .orderBy(quarantinedItems.receivedAt, quarantinedItems.id);
  const keys = new Map<string, Buffer>();
  return rows.map(({ item, wrappedKey }) => {
    const { id, source, type, extId, code, path, hint, apiKeyId, status, storeId, batchId } = item;
    const head = { id, source, type, extId, code, path, hint, apiKeyId, status, storeId };
    if (!wrappedKey) return { ...head, body: null };
    const key = keys.get(batchId) ?? unwrapDataKey(wrappedKey);
    keys.set(batchId, key);
    return { ...head, body: JSON.parse(openText(key, item.bodyCipher)) };
  });
}
