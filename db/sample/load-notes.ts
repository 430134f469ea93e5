import { and, eq } from 'drizzle-orm';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { addNote } from '@/lib/notes/mutations';
import { addDays, type Day } from '@/lib/time';

/** The metro works before S014, from the day its visitors fall, written through the door that people use. */
export async function loadNotes(ctx: Context, to: Day): Promise<void> {
  const [store] = await ctx.db.read((tx) =>
    tx
      .select({ id: stores.id })
      .from(stores)
      .where(and(eq(stores.orgId, ctx.scope.orgId), eq(stores.code, 'S014'))),
  );
  if (!store) throw new Error('the sample chain has no S014');
  await addNote(ctx, {
    ...{ storeId: store.id, from: addDays(to, -27), to, text: '地铁施工，门前出口封闭' },
  });
}
