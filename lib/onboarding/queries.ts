import 'server-only';
import { validate as isUuid } from 'uuid';
import type { Context } from '@/lib/auth/context';
import {
  byStuck,
  type Onboarding,
  type OnboardingFacts,
  onboardingOf,
  type ProfileField,
  type TailRow,
} from '@/lib/stores/onboarding';
import type { StoreStatus } from '@/lib/stores/store-status';
import { businessDay, type Day } from '@/lib/time';
import { onboardingLines } from './onboarding-sql';

type Line = {
  id: string;
  code: string;
  name: string;
  status: StoreStatus;
  region_name: string;
  opened_on: Day | null;
  created_at: string;
  missing: ProfileField[];
  has_hours: boolean;
  has_manager: boolean;
  guide_on: Day | null;
  door_on: Day | null;
  cashier_on: Day | null;
  target_at: string | null;
  live_on: Day | null;
  order_on: Day | null;
  member_on: Day | null;
};

export type OnboardingStore = TailRow & {
  name: string;
  status: StoreStatus;
  regionName: string;
  openedOn: Day | null;
};

function factsOf(ctx: Context, line: Line): OnboardingFacts {
  const dayOf = (at: string) => businessDay(Math.floor(Number(at)), ctx.scope);
  return {
    ...{ status: line.status, createdOn: dayOf(line.created_at), openedOn: line.opened_on },
    ...{ missing: line.missing, hasHours: line.has_hours, hasManager: line.has_manager },
    ...{ guideOn: line.guide_on, doorOn: line.door_on, cashierOn: line.cashier_on },
    ...{ targetOn: line.target_at === null ? null : dayOf(line.target_at), liveOn: line.live_on },
    ...{ orderOn: line.order_on, memberOn: line.member_on },
  };
}

async function readLines(ctx: Context, storeIds?: readonly string[]): Promise<OnboardingStore[]> {
  const lines = await ctx.db.read(
    async (tx) => (await tx.execute(onboardingLines(ctx.scope, storeIds))) as unknown as Line[],
  );
  const today = ctx.scope.today as Day;
  return lines.map((line) => ({
    ...{ id: line.id, code: line.code, name: line.name, status: line.status },
    ...{ regionName: line.region_name, openedOn: line.opened_on },
    onboarding: onboardingOf(factsOf(ctx, line), today),
  }));
}

/** Stores in reach that are not fully open, closed ones left out: the longest stuck first. */
export async function listOnboarding(ctx: Context): Promise<OnboardingStore[]> {
  return (await readLines(ctx)).sort(byStuck);
}

/** The checklist of one store; null when absent or out of reach. */
export async function findOnboarding(ctx: Context, { id }: { id: string }): Promise<Onboarding | null> {
  if (!isUuid(id)) return null;
  return (await readLines(ctx, [id]))[0]?.onboarding ?? null;
}
