import { notFound, redirect } from 'next/navigation';
import { requirePage } from '@/lib/auth/context';
import { findStore } from '@/lib/stores/queries/get-store';

/** The store's guides are the roster, asked for one store. */
export default async function StoreGuidesPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requirePage('stores:read');
  const store = await findStore(ctx, await params);
  if (!store) notFound();
  redirect(`/guides?f.store=${encodeURIComponent(store.code)}`);
}
