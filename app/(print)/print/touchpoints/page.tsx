import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PrintSheets } from '@/components/stores/print-sheets';
import { requirePage } from '@/lib/auth/context';
import { env } from '@/lib/env';
import { StoreListQuery } from '@/lib/stores/input';
import { MOST_CARDS, parsePrint } from '@/lib/stores/print-sheet';
import { listReadableIds } from '@/lib/stores/queries/list-stores';
import { listPrintCards } from '@/lib/stores/queries/touchpoints';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('touchpoints'))('sheet.title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** QR codes on paper: of stores, of one touchpoint, or of all stores a list shows. */
export default async function PrintTouchpointsPage({ searchParams }: Props) {
  const ctx = await requirePage('stores:read');
  const asked = parsePrint(await searchParams);
  const query = StoreListQuery.safeParse(asked.query ?? undefined).data;
  const storeIds = query ? await listReadableIds(ctx, query) : asked.storeIds;
  const found = await listPrintCards(ctx, { storeIds, ids: asked.ids, limit: MOST_CARDS });
  const cards = found.map(({ path, ...card }) => ({ ...card, address: `${env().PUBLIC_URL}${path}` }));
  const [only] = asked.storeIds;
  const isOne = asked.storeIds.length === 1 && !query;
  return (
    <PrintSheets
      {...{ cards, asked, backHref: isOne ? `/stores/${only}/touchpoints` : '/stores' }}
      stores={new Set(cards.map(({ storeName }) => storeName)).size}
    />
  );
}
