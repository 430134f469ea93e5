import 'server-only';
import type { Context } from '@/lib/auth/context';
import { bodyHash } from '@/lib/personal-data';
import { type Fault, identitiesOf, type Planned } from '../batch-plan';
import { type IngestItem, IngestItemInput, type ItemResult, mostUnits } from '../input';

const aDay = 86_400_000;

/** Every instant an item carries, with its place. */
function instantsOf(item: IngestItem): [path: string, text: string][] {
  const found: [string, string][] = [['occurredAt', item.occurredAt]];
  if (item.type !== 'member.identified') return found;
  if (item.joinedAt) found.push(['joinedAt', item.joinedAt]);
  item.consents?.forEach((consent, at) => {
    if (consent.at) found.push([`consents.${at}.at`, consent.at]);
  });
  return found;
}

function timeFault(ctx: Context, item: IngestItem): Fault | null {
  for (const [path, text] of instantsOf(item)) {
    const at = Date.parse(text);
    if (at > ctx.now.getTime() + aDay) return { code: 'in_the_future', path };
    if (at < Date.UTC(1990, 0)) return { code: 'too_long_ago', path };
  }
  return null;
}

const unitsOf = (item: IngestItem): number =>
  item.type === 'order.paid' ? (item.lines ?? []).reduce((sum, line) => sum + line.quantity, 0) : 0;

/** Parsed, dated and hashed; a fault names the first thing wrong with the item. */
function planItem(ctx: Context, raw: unknown, index: number): Planned | Fault {
  const parsed = IngestItemInput.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const code = issue?.code === 'invalid_union' ? 'unknown_type' : 'invalid';
    return { code, path: issue?.path.join('.') };
  }
  const item = parsed.data;
  const late = timeFault(ctx, item);
  if (late) return late;
  if (unitsOf(item) > mostUnits) return { code: 'invalid', path: 'lines' };
  item.occurredAt = new Date(item.occurredAt).toISOString();
  const { identities, fault } = identitiesOf('member' in item ? item.member : undefined);
  if (fault) return fault;
  // Fields of a parsed item stand in the order of their description, so equal bodies have equal texts.
  return { index, item, bodyHash: bodyHash(JSON.stringify(item)), identities };
}

const idOf = (raw: unknown): string | null => {
  const id = (raw as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id.slice(0, 64) : null;
};

/** Items that fit their description, and what is wrong with the others. */
export function planItems(
  ctx: Context,
  items: readonly unknown[],
): { planned: Planned[]; rejected: ItemResult[] } {
  const planned: Planned[] = [];
  const rejected: ItemResult[] = [];
  items.forEach((raw, index) => {
    const result = planItem(ctx, raw, index);
    if ('item' in result) planned.push(result);
    else rejected.push({ index, id: idOf(raw), status: 'rejected', code: result.code, path: result.path });
  });
  return { planned, rejected };
}
