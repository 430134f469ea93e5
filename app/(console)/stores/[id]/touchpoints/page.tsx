import { notFound } from 'next/navigation';
import type { SearchParams } from '@/components/data-table/table-state';
import { ClientMessages } from '@/components/layout/client-messages';
import { TouchpointList } from '@/components/stores/touchpoint-list';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { env } from '@/lib/env';
import { listTouchpointResults } from '@/lib/metrics/queries/touchpoint-results';
import { findStore } from '@/lib/stores/queries/get-store';
import { listTouchpoints } from '@/lib/stores/queries/touchpoints';
import { isSilent, RESULT_DAYS } from '@/lib/stores/touchpoint';
import { addDays, asDay } from '@/lib/time';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function TouchpointsPage({ params, searchParams }: Props) {
  const ctx = await requirePage('stores:read');
  const store = await findStore(ctx, await params);
  if (!store) notFound();
  const asked = Number((await searchParams).days);
  const days = RESULT_DAYS.find((choice) => choice === asked) ?? RESULT_DAYS[0];
  const today = asDay(ctx.scope.today);
  const range = { from: addDays(today, 1 - days), to: today };
  const mayCount = holds(ctx.scope, 'reports:read');
  const [touchpoints, results] = await Promise.all([
    listTouchpoints(ctx, { storeId: store.id }),
    mayCount ? listTouchpointResults(ctx, { storeId: store.id, range }) : [],
  ]);
  const byId = new Map(results.map(({ touchpointId, ...result }) => [touchpointId, result]));
  const rows = touchpoints.map(({ path, ...touchpoint }) => {
    const result = byId.get(touchpoint.id) ?? null;
    const address = `${env().PUBLIC_URL}${path}`;
    return {
      ...{ ...touchpoint, address, result },
      isSilent: result !== null && isSilent({ ...touchpoint, ...result }, { now: ctx.now, today }),
    };
  });
  return (
    <ClientMessages namespaces={['touchpoints']}>
      <TouchpointList
        {...{ store: { id: store.id, code: store.code }, rows, days, range, today }}
        canWrite={holds(ctx.scope, 'stores:write')}
      />
    </ClientMessages>
  );
}
