import { notFound } from 'next/navigation';
import { requirePage } from '@/lib/auth/context';
import { findStore } from '@/lib/stores/queries/get-store';
import { Checklist } from '../../../widgets/onboarding';

export default async function StoreOnboardingPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requirePage('stores:read');
  const store = await findStore(ctx, await params);
  if (!store) notFound();
  return <Checklist ctx={ctx} store={store} />;
}
