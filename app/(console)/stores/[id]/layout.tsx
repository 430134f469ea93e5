import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/layout/client-messages';
import { StoreHeader } from '@/components/stores/store-header';
import { StoreTabs } from '@/components/stores/store-tabs';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { findStore } from '@/lib/stores/queries/get-store';

type StoreLayoutProps = { children: ReactNode; params: Promise<{ id: string }> };

export default async function StoreLayout({ children, params }: StoreLayoutProps) {
  const ctx = await requirePage('stores:read');
  const { id } = await params;
  const store = await findStore(ctx, { id });
  if (!store) notFound();
  return (
    <ClientMessages namespaces={['stores', 'guides']}>
      <StoreHeader store={store} today={ctx.scope.today} />
      <StoreTabs id={store.id} canReadGuides={holds(ctx.scope, 'guides:read')} />
      {children}
    </ClientMessages>
  );
}
