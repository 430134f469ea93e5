import 'server-only';
import { validate as isUuid } from 'uuid';
import { systemContext } from '@/lib/auth/context';
import { tokenBuckets } from '@/lib/auth/token-bucket';
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
  /** The browser's own name from an earlier page that was counted, as it was given, if it still has one. */
  visitor: string | null;
  /** Where it comes from; kept nowhere, and named in memory by a keyed hash only. */
  address: string;
  /** Milliseconds of a clock that only goes on. */
  at: number;
};
/** `visitor` is the name to give the browser; null for one that was not counted and has none yet. */
export type ScanAnswer = { counted: boolean; visitor: string | null };

/** A code counts once in so long for one browser, or for one address whose browser has no name of ours. */
const apartSeconds = 30;
const claims = tokenBuckets({ perSecond: 1 / apartSeconds, burst: 1 });

const sealed = (id: string): string => `${id}.${lookupHash('visitor', 'cookie', id).toString('hex')}`;
/** The random name in what a browser sent, if we gave it: made-up ones would be new browsers without end. */
function nameOf(visitor: string | null): string | null {
  const id = visitor?.split('.')[0] ?? '';
  return isUuid(id) && visitor === sealed(id) ? id : null;
}

/**
 * Counts one opened page of a touchpoint as `touchpoint.scanned`, through the same door as every fact. The id of the
 * fact is that of the opening, so sending it again counts nothing; only a page that this installation gave out lately
 * counts, and only for a touchpoint in use in a store that is not closed; once in half a minute for one browser or
 * address. Null where the page was not ours.
 */
export async function takeScan(input: ScanInput): Promise<ScanAnswer | null> {
  const place = await findPublicTouchpoint(input.token);
  const id = place && openLoad(place, input.load);
  if (!place || !id) return null;
  const now = currentInstant();
  const at = instantOfLoad(id);
  const age = now.getTime() - at;
  const known = nameOf(input.visitor);
  const refused = { counted: false, visitor: known && sealed(known) };
  const isLate = age < -60_000 || age > SCAN_LOAD_MINUTES * 60_000;
  if (isLate || place.status === 'retired' || place.storeStatus === 'closed') return refused;
  const who = known ?? lookupHash(place.orgId, 'address', input.address).toString('hex');
  if (claims.take(`${place.id} ${who}`, input.at) > 0) return refused;
  // A browser without a name gets one made of this opening.
  const visitor = known ?? id;
  const ctx = await systemContext(place.orgId, { now, actorName: scanSource });
  const item = {
    ...{ type: 'touchpoint.scanned', id, occurredAt: new Date(at).toISOString() },
    ...{ touchpoint: place.code, channel: 'touchpoint' },
    // Keyed and of one organization: nobody learns from it which browser it was, or that it also visited another chain.
    visitor: lookupHash(place.orgId, 'visitor', visitor).toString('hex'),
  };
  // What cannot be taken is dropped: a stranger must not fill the list of held items.
  const { accepted } = await takeItems(ctx, { source: scanSource, items: [item], isReplay: true });
  // With its new name it does not count again at once either.
  claims.take(`${place.id} ${visitor}`, input.at);
  return accepted === 1 ? { counted: true, visitor: sealed(visitor) } : refused;
}
