import { notFound } from 'next/navigation';
import { OnboardingChecklist } from '@/components/stores/onboarding-checklist';
import { curesOf } from '@/components/stores/onboarding-places';
import { OnboardingStrip } from '@/components/stores/onboarding-strip';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { findOnboarding } from '@/lib/onboarding/queries';
import type { StoreDetail } from '@/lib/stores/queries/get-store';

type Props = { ctx: Context; store: Pick<StoreDetail, 'id' | 'code' | 'openedOn' | 'status'> };

/** The whole checklist of a store. */
export async function Checklist({ ctx, store }: Props) {
  const onboarding = await findOnboarding(ctx, store);
  if (!onboarding) notFound();
  const cures = curesOf(onboarding.steps, { store, holds: (permission) => holds(ctx.scope, permission) });
  return <OnboardingChecklist {...{ onboarding, cures, openedOn: store.openedOn }} />;
}

/** The checklist in a line, while anything is open. */
export async function ChecklistStrip({ ctx, store }: Props) {
  if (store.status === 'closed') return null;
  const onboarding = await findOnboarding(ctx, store);
  if (!onboarding || onboarding.isComplete) return null;
  return (
    <div className="mb-4">
      <OnboardingStrip storeId={store.id} {...{ onboarding, openedOn: store.openedOn }} />
    </div>
  );
}
