import { notFound } from 'next/navigation';
import { regionNodes } from '@/components/stores/store-choices';
import { StoreLife } from '@/components/stores/store-life';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { listRegionTree } from '@/lib/organization/queries';
import { findStore, listRegionHistory, listStatusChanges } from '@/lib/stores/queries/get-store';
import { addDays, asDay } from '@/lib/time';

export default async function StoreLifePage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requirePage('stores:read');
  const store = await findStore(ctx, await params);
  if (!store) notFound();
  const [changes, stays, regions] = await Promise.all([
    listStatusChanges(ctx, store),
    listRegionHistory(ctx, store),
    listRegionTree(ctx),
  ]);
  return (
    <StoreLife
      {...{ store, changes, today: ctx.scope.today, regions: regionNodes(regions) }}
      stays={stays.map((stay) => ({ ...stay, lastDay: stay.to && addDays(asDay(stay.to), -1) }))}
      rights={{
        canWrite: holds(ctx.scope, 'stores:write'),
        canApprove: holds(ctx.scope, 'stores:approve'),
      }}
    />
  );
}
