import 'server-only';
import { arrayLiteral } from '@/lib/array-literal';
import type { Context } from '@/lib/auth/context';
import type { Taken } from '../input';
import { noteAttemptsText, settleItemsText } from '../quarantine-sql';
import type { OpenedItem } from './open-items';
import { takeEach } from './take-items';

export type Replayed = Taken & { itemId: string };

/** What stands in the row of an item that still cannot be taken. */
const reasonOf = ({ status, code, path, hint }: Taken) => ({
  code: status === 'conflict' ? 'conflict' : status === 'rejected' ? 'invalid' : (code ?? 'invalid'),
  path: path ?? null,
  hint: hint ?? null,
});

async function noteOutcome(ctx: Context, replayed: readonly Replayed[]): Promise<void> {
  const isIn = ({ status }: Replayed) => status === 'accepted' || status === 'duplicate';
  const taken = replayed.filter(isIn).map(({ itemId }) => itemId);
  const left = replayed.filter((one) => !isIn(one)).map((one) => ({ id: one.itemId, ...reasonOf(one) }));
  const { orgId } = ctx.scope;
  await ctx.db.raw(async (raw) => {
    if (taken.length > 0)
      await raw.unsafe(settleItemsText, [orgId, arrayLiteral(taken), ctx.now.toISOString()], {
        prepare: true,
      });
    if (left.length > 0)
      await raw.unsafe(
        noteAttemptsText,
        [
          orgId,
          ...(['id', 'code', 'path', 'hint'] as const).map((field) =>
            arrayLiteral(left.map((one) => one[field])),
          ),
        ],
        { prepare: true },
      );
  });
}

/**
 * Takes held items again with the reach of `ctx` (on the pipeline role), and settles or re-labels their rows. May run twice:
 * what came in already is a duplicate and settles its row.
 */
export async function replayItems(ctx: Context, items: readonly OpenedItem[]): Promise<Replayed[]> {
  const replayed: Replayed[] = [];
  for (const source of new Set(items.map((item) => item.source))) {
    const ofSource = items.filter((item) => item.source === source && item.body !== null);
    const taken = await takeEach(ctx, {
      source,
      items: ofSource.map((item) => item.body),
      isReplay: true,
    });
    for (const result of taken)
      replayed.push({ ...result, itemId: (ofSource[result.index] as OpenedItem).id });
  }
  await noteOutcome(ctx, replayed);
  return replayed;
}
