import type { Permission } from '@/lib/auth/permissions';
import type { OnboardingStep, StepState } from '@/lib/stores/onboarding';
import type { StoreStatus } from '@/lib/stores/store-status';
import { storeTargetHref } from '@/lib/targets/target-period';
import { asDay, monthStart } from '@/lib/time';

type Store = { id: string; code: string; openedOn: string | null; status: StoreStatus };

/** The right without which a step cannot be done. */
const rights: Record<OnboardingStep, Permission> = {
  ...{ profile: 'stores:write', hours: 'stores:write', manager: 'stores:write', guide: 'guides:write' },
  ...{ touchpoints: 'stores:write', target: 'targets:write', live: 'stores:write' },
  ...{ order: 'imports:write', member: 'imports:write' },
};

/** The field of the form that an empty part of the profile is. */
const fields: Record<string, string> = { city: 'cityCode', area: 'areaM2' };

function hrefOf({ step, lacks }: StepState, store: Store): string | null {
  const at = `/stores/${store.id}`;
  const settings = (field: string) => `${at}/settings#field-${field}`;
  const [lack = 'name'] = lacks;
  switch (step) {
    case 'profile':
      return settings(fields[lack] ?? lack);
    case 'hours':
      return settings('openingHours');
    case 'manager':
      return settings('managerName');
    case 'guide':
      return `/guides/new?store=${encodeURIComponent(store.code)}`;
    case 'touchpoints':
      return `${at}/touchpoints`;
    case 'target': {
      // The page of targets does not list drafts; the day of opening is what says which month.
      if (store.status === 'draft') return `${at}/life`;
      if (!store.openedOn) return settings('openedOn');
      return storeTargetHref({ code: store.code, month: monthStart(asDay(store.openedOn)) });
    }
    case 'live':
      return `${at}/life`;
    case 'order':
      return '/imports/new?kind=orders';
    case 'member':
      return '/imports/new?kind=members';
  }
}

/** Where each open step is cured, for whoever may; the others have no entry. */
export function curesOf(
  steps: readonly StepState[],
  { store, holds }: { store: Store; holds: (permission: Permission) => boolean },
): Partial<Record<OnboardingStep, string>> {
  return Object.fromEntries(
    steps
      .filter(({ step, isDone }) => !isDone && holds(rights[step]))
      .flatMap((state) => {
        const href = hrefOf(state, store);
        return href ? [[state.step, href]] : [];
      }),
  );
}
