import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CountOpening } from '@/components/ingest/count-opening';
import { PublicTouchpoint } from '@/components/stores/public-touchpoint';
import { openScan } from '@/lib/ingest/queries/open-scan';
import { findPublicTouchpoint } from '@/lib/stores/queries/touchpoints';
import { guestState } from '@/lib/stores/touchpoint';

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const place = await findPublicTouchpoint((await params).token);
  return { title: place?.storeName, robots: { index: false, follow: false } };
}

/** What a QR code opens. Showing it writes nothing; the browser of a person then has it counted. */
export default async function TouchpointPage({ params }: Props) {
  const { token } = await params;
  const scan = await openScan(token);
  if (!scan) notFound();
  const { load, status, storeStatus, ...place } = scan;
  const isCounted = status === 'live' && storeStatus !== 'closed';
  return (
    <>
      <PublicTouchpoint {...place} state={guestState({ status, storeStatus })} isCounted={isCounted} />
      {isCounted ? <CountOpening token={token} load={load} /> : null}
    </>
  );
}
