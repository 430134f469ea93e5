import { notFound } from 'next/navigation';
import { regionNodes } from '@/components/stores/store-choices';
import { StoreLife } from '@/components/stores/store-life';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { findOnboarding } from '@/lib/onboarding/queries';
import { listRegionTree } from '@/lib/organization/queries';
import { openBeforeReview } from '@/lib/stores/onboarding';
import { findApproval } from '@/lib/stores/queries/approvers';
import { findStore, listRegionHistory, listStatusChanges } from '@/lib/stores/queries/get-store';
import { isOpened } from '@/lib/stores/store-status';
import { addDays, asDay } from '@/lib/time';

export default async function StoreLifePage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requirePage('stores:read');
  const store = await findStore(ctx, await params);
  if (!store) notFound();
  const [changes, stays, regions, approval, onboarding] = await Promise.all([
    listStatusChanges(ctx, store),
    listRegionHistory(ctx, store),
    listRegionTree(ctx),
    findApproval(ctx, store),
    findOnboarding(ctx, store),
  ]);
  return (
    <StoreLife
      {...{ store, changes, today: ctx.scope.today, regions: regionNodes(regions) }}
      stays={stays.map((stay) => ({ ...stay, lastDay: stay.to && addDays(asDay(stay.to), -1) }))}
      approval={approval}
      open={onboarding && !isOpened(store.status) ? openBeforeReview(onboarding) : []}
      canWrite={holds(ctx.scope, 'stores:write')}
    />
  );
}
