import 'server-only';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { currentInstant } from '@/lib/clock';
import { lookupHash } from '@/lib/personal-data';
import { findPublicTouchpoint } from '@/lib/stores/queries/touchpoints';

type Place = { orgId: string; id: string };
const sealOf = ({ orgId, id }: Place, load: string): string =>
  lookupHash(orgId, 'scan', `${id} ${load}`).toString('hex');

/** The id of an opening that this installation gave out for this touchpoint, else null. */
export function openLoad(place: Place, load: string): string | null {
  const [id = '', seal = ''] = load.split('.');
  return isUuid(id) && seal === sealOf(place, id) ? id : null;
}

/**
 * The public page of a touchpoint, and the load by which a browser that really shows it has it counted. Opening the page
 * writes nothing: machines that read ahead, and messengers that draw previews, leave no trace.
 */
export async function openScan(token: string) {
  const place = await findPublicTouchpoint(token);
  if (!place) return null;
  const id = uuidv7({ msecs: currentInstant().getTime() });
  return { ...place, load: `${id}.${sealOf(place, id)}` };
}
