import 'server-only';
import { validate as isUuid } from 'uuid';
import { systemContext } from '@/lib/auth/context';
import { currentInstant } from '@/lib/clock';
import { lookupHash } from '@/lib/personal-data';
import { findPublicTouchpoint } from '@/lib/stores/queries/touchpoints';
import { openLoad } from '../queries/open-scan';
import { instantOfLoad, SCAN_LOAD_MINUTES, scanSource } from '../scan-load';
import { takeItems } from './take-items';

export type ScanInput = {
  /** Of the address. */
  token: string;
  /** What the page was given when it was opened. */
  load: string;
  /** The browser's own random name from an earlier page, if it still has one. */
  visitor: string | null;
};
export type ScanAnswer = { counted: boolean; visitor: string };

/**
 * Counts one opened page of a touchpoint as `touchpoint.scanned`, through the same door as every fact. The id of the
 * fact is that of the opening, so sending it again counts nothing; only a page that this installation gave out lately
 * counts, and only for a touchpoint in use in a store that is not closed. Null where the page was not ours.
 */
export async function takeScan(input: ScanInput): Promise<ScanAnswer | null> {
  const place = await findPublicTouchpoint(input.token);
  const id = place && openLoad(place, input.load);
  if (!place || !id) return null;
  const now = currentInstant();
  const at = instantOfLoad(id);
  const age = now.getTime() - at;
  // A browser without a name gets one made of this opening: sent twice, it is still the same.
  const visitor = input.visitor && isUuid(input.visitor) ? input.visitor : id;
  const isLate = age < -60_000 || age > SCAN_LOAD_MINUTES * 60_000;
  if (isLate || place.status === 'retired' || place.storeStatus === 'closed')
    return { counted: false, visitor };
  const ctx = await systemContext(place.orgId, { now, actorName: scanSource });
  const item = {
    ...{ type: 'touchpoint.scanned', id, occurredAt: new Date(at).toISOString() },
    ...{ touchpoint: place.code, channel: 'touchpoint' },
    // Keyed and of one organization: nobody learns from it which browser it was, or that it also visited another chain.
    visitor: lookupHash(place.orgId, 'visitor', visitor).toString('hex'),
  };
  // What cannot be taken is dropped: a stranger must not fill the list of held items.
  const { accepted } = await takeItems(ctx, { source: scanSource, items: [item], isReplay: true });
  return { counted: accepted === 1, visitor };
}
