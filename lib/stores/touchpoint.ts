import { asDay, type Day, daysBetween } from '@/lib/time';
import type { TOUCHPOINT_KINDS } from './input';
import type { StoreStatus } from './store-status';

export type TouchpointKind = (typeof TOUCHPOINT_KINDS)[number];
export type TouchpointStatus = 'live' | 'retired';

/** What a guest is told who scans it: nobody is welcomed to a store that is not open. */
export type GuestState = 'welcome' | 'soon' | 'paused' | 'closed' | 'retired';

/** The store comes first: a code in use in a store that is shut leads nowhere. */
export function guestState({
  status,
  storeStatus,
}: {
  status: TouchpointStatus;
  storeStatus: StoreStatus;
}): GuestState {
  if (storeStatus === 'closed' || storeStatus === 'paused') return storeStatus;
  if (storeStatus !== 'live') return 'soon';
  return status === 'retired' ? 'retired' : 'welcome';
}

/** Days after a scan in which an order still counts as brought by the touchpoint. */
export const BUY_WINDOW_DAYS = 7;

/** Ranges the results of touchpoints are looked at over, in days, the first one without asking. */
export const RESULT_DAYS = [30, 7, 90] as const;

const hexOf = (uuid: string): string => uuid.replaceAll('-', '');
const uuidOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/**
 * What the public address of a touchpoint carries: its organization and its id, 32 bytes as 43 characters. The
 * organization stands in it so that one shard is asked; an id has 74 random bits, so that nobody counts through the codes.
 */
export function touchpointToken({ orgId, id }: { orgId: string; id: string }): string {
  const hex = hexOf(orgId) + hexOf(id);
  const bytes = Array.from({ length: 32 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** The way back; null for anything that no installation ever printed. */
export function openTouchpointToken(token: string): { orgId: string; id: string } | null {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const binary = atob(token.replaceAll('-', '+').replaceAll('_', '/'));
  const hex = Array.from(binary, (sign) => sign.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  const opened = { orgId: uuidOf(hex.slice(0, 32)), id: uuidOf(hex.slice(32)) };
  return touchpointToken(opened) === token ? opened : null;
}

/** The address a QR code opens, below the origin of the installation. */
export const touchpointPath = (touchpoint: { orgId: string; id: string }): `/t/${string}` =>
  `/t/${touchpointToken(touchpoint)}`;

/** Days after which a touchpoint in use that nobody scans is said to be silent: it may have fallen off the wall. */
export const SILENT_DAYS = 7;

export function isSilent(
  touchpoint: { status: TouchpointStatus; placedOn: string; lastScanAt: Date | null },
  { now, today }: { now: Date; today: Day },
): boolean {
  if (touchpoint.status === 'retired') return false;
  if (touchpoint.lastScanAt)
    return now.getTime() - touchpoint.lastScanAt.getTime() > SILENT_DAYS * 86_400_000;
  return daysBetween(asDay(touchpoint.placedOn), today) > SILENT_DAYS;
}
