import { notFound } from 'next/navigation';
import { requirePage } from '@/lib/auth/context';
import type { SearchParams } from '@/lib/metrics/dashboard-question';
import { findStore } from '@/lib/stores/queries/get-store';
import { isOpened } from '@/lib/stores/store-status';
import { Checklist, ChecklistStrip } from '../../widgets/onboarding';
import { StoreFigures } from '../../widgets/store-figures';

type StorePageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

/** How the store does; before it has ever opened, what is still to be done. */
export default async function StorePage(page: StorePageProps) {
  const ctx = await requirePage('overview:read');
  const [{ id }, params] = await Promise.all([page.params, page.searchParams]);
  const store = await findStore(ctx, { id });
  if (!store) notFound();
  if (!isOpened(store.status)) return <Checklist ctx={ctx} store={store} />;
  return (
    <>
      <ChecklistStrip ctx={ctx} store={store} />
      <StoreFigures {...{ ctx, id, params }} />
    </>
  );
}
