import gcoord from 'gcoord';

/** Where a store stands. Kept as WGS-84; maps sold in China draw GCJ-02, Baidu's BD-09. */
export type Coordinates = { readonly lng: number; readonly lat: number };
export const COORDINATE_SYSTEMS = ['wgs84', 'gcj02', 'bd09'] as const;
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number];

export type CoordinateProblem =
  | 'not_a_number'
  | 'out_of_range'
  /** (0, 0) is an empty cell, not a place in the sea. */
  | 'zero'
  /** Longitude and latitude changed places; `suggestion` is the cure. */
  | 'swapped';
export type CheckedCoordinates =
  | { ok: true; coordinates: Coordinates; isInChina: boolean }
  | { ok: false; problem: CoordinateProblem; suggestion: Coordinates | null };

const CRS = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;
/** Mainland, Hong Kong, Macao, Taiwan and the southern islands, with a margin. */
const CHINA = { west: 73, east: 136, south: 3, north: 54 };

/** From one system into another; outside China the three are one. On the way back the error is below a metre. */
export function convertCoordinates(
  point: Coordinates,
  systems: { from: CoordinateSystem; to: CoordinateSystem },
): Coordinates {
  if (systems.from === systems.to || !isInChina(point)) return point;
  const [lng, lat] = gcoord.transform<[number, number]>(
    [point.lng, point.lat],
    CRS[systems.from],
    CRS[systems.to],
  );
  return { lng, lat };
}

export function isInChina({ lng, lat }: Coordinates): boolean {
  return lng >= CHINA.west && lng <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;
}

/** Checks a pair as it came; swapped pairs are named with the pair they should be, never swapped in silence. */
export function checkCoordinates(point: Coordinates): CheckedCoordinates {
  const { lng, lat } = point;
  if (!Number.isFinite(lng) || !Number.isFinite(lat))
    return { ok: false, problem: 'not_a_number', suggestion: null };
  if (lng === 0 && lat === 0) return { ok: false, problem: 'zero', suggestion: null };
  const other = { lng: lat, lat: lng };
  if (!isInChina(point) && isInChina(other)) return { ok: false, problem: 'swapped', suggestion: other };
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90) {
    const isCured = Math.abs(lat) <= 180 && Math.abs(lng) <= 90;
    return { ok: false, problem: isCured ? 'swapped' : 'out_of_range', suggestion: isCured ? other : null };
  }
  return { ok: true, coordinates: point, isInChina: isInChina(point) };
}

/** Great-circle metres (haversine, mean Earth radius 6,371,008.8 m); both points in the same system. */
export function distanceMeters(a: Coordinates, b: Coordinates): number {
  const toRadians = (degrees: number) => (degrees * Math.PI) / 180;
  const lat = Math.sin(toRadians(b.lat - a.lat) / 2) ** 2;
  const lng = Math.sin(toRadians(b.lng - a.lng) / 2) ** 2;
  const h = lat + Math.cos(toRadians(a.lat)) * Math.cos(toRadians(b.lat)) * lng;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(Math.min(1, h)));
}
