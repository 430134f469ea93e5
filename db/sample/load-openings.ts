import { and, eq } from 'drizzle-orm';
import { touchpoints } from '@/db/schema/stores';
import { type Context, systemContext } from '@/lib/auth/context';
import { upsertAssignments } from '@/lib/guides/mutations/upsert-assignments';
import { setTouchpointStatus } from '@/lib/stores/mutations/save-touchpoint';
import { upsertStores } from '@/lib/stores/mutations/upsert-stores';
import { placeTouchpoints } from '@/lib/stores/mutations/upsert-touchpoints';
import { addDays, type Day } from '@/lib/time';
import type { Chain } from './chain';

/** A store on its way, made so many days ago; region, city and brand are those of a store of the chain. */
type Opening = {
  code: string;
  name: string;
  like: string;
  status: 'draft' | 'submitted' | 'approved';
  daysAgo: number;
  /** Days from now to its opening. */
  opensIn?: number;
  hasProfile?: true;
  hasHours?: true;
  manager?: string;
  guideDaysAgo?: number;
  placed?: { kind: 'door' | 'cashier'; daysAgo: number }[];
};

const both = (daysAgo: number) => (['door', 'cashier'] as const).map((kind) => ({ kind, daysAgo }));

/** Each stands before another step: details, guides, the second QR code, the target. */
const openings: Opening[] = [
  { code: 'S301', name: '徐汇滨江新店', like: 'S001', status: 'draft', daysAgo: 26 },
  {
    ...{ code: 'S302', name: '中关村二店', like: 'S014', status: 'submitted', daysAgo: 18, opensIn: 40 },
    ...{ hasProfile: true, hasHours: true, manager: '江晚' },
  },
  {
    ...{ code: 'S303', name: '杨浦大学路店', like: 'S001', status: 'approved', daysAgo: 30, opensIn: 16 },
    ...{ hasProfile: true, hasHours: true, manager: '沈星' },
    ...{ guideDaysAgo: 12, placed: [{ kind: 'door', daysAgo: 10 }] },
  },
  {
    ...{ code: 'S304', name: '望京合生二店', like: 'S014', status: 'approved', daysAgo: 34, opensIn: 20 },
    ...{ hasProfile: true, hasHours: true, manager: '顾一舟' },
    ...{ guideDaysAgo: 9, placed: both(6) },
  },
];

const week = Array.from({ length: 7 }, () => [{ from: 600, to: 1_320 }]);
const names = { door: '门口海报', cashier: '收银台立牌' };

function rowOf(opening: Opening, chain: Chain, today: Day) {
  const like = chain.stores.find(({ code }) => code === opening.like);
  if (!like) throw new Error(`the sample has no store ${opening.like}`);
  return {
    ...{ code: opening.code, name: opening.name, status: opening.status, brand: like.brand },
    ...{ region: like.region, cityCode: like.cityCode, managerName: opening.manager },
    ...(opening.hasProfile
      ? { address: like.address, format: like.format, areaM2: like.areaM2 }
      : { latitude: like.latitude, longitude: like.longitude }),
    ...(opening.opensIn === undefined ? {} : { openedOn: addDays(today, opening.opensIn) }),
    ...(opening.hasHours ? { openingHours: { week, exceptions: [] } } : {}),
  };
}

async function loadOpening(orgId: string, opening: Opening, at: { chain: Chain; now: Date; today: Day }) {
  const madeAt = new Date(at.now.getTime() - opening.daysAgo * 86_400_000);
  const ctx = await systemContext(orgId, { now: madeAt, actorName: 'sample' });
  const [result] = await upsertStores(ctx, [rowOf(opening, at.chain, at.today)] as never);
  if (result?.outcome !== 'created')
    throw new Error(`the sample's ${opening.code}: ${JSON.stringify(result)}`);
  const guide = at.chain.guides.find(({ store }) => store === opening.like)?.code;
  if (opening.guideDaysAgo !== undefined)
    await upsertAssignments(ctx, [
      { guide, store: opening.code, role: 'guide', validFrom: addDays(at.today, -opening.guideDaysAgo) },
    ] as never);
  await placeTouchpoints(
    ctx,
    (opening.placed ?? []).map(({ kind, daysAgo }) => ({
      ...{ code: `${opening.code}-${kind}`, name: names[kind], kind, store: opening.code },
      placedOn: addDays(at.today, -daysAgo),
    })),
  );
}

/** The new store lost the stand at its checkout: it sells, and is not fully open. */
async function retireCheckout(ctx: Context, code: string): Promise<void> {
  const [found] = await ctx.db.read((tx) =>
    tx
      .select({ id: touchpoints.id })
      .from(touchpoints)
      .where(and(eq(touchpoints.orgId, ctx.scope.orgId), eq(touchpoints.code, code))),
  );
  if (found) await setTouchpointStatus(ctx, { id: found.id, status: 'retired' });
}

/** Stores that are not fully open, each stuck somewhere else: what the opening checklist is for. */
export async function loadOpenings(ctx: Context, chain: Chain, today: Day): Promise<number> {
  for (const opening of openings) await loadOpening(ctx.scope.orgId, opening, { chain, now: ctx.now, today });
  await retireCheckout(ctx, 'S102-cashier');
  return openings.length;
}
