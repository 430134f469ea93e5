import type { Named, NameIndex } from '../name-index';
import { hash128 } from '../row-identity';
import type { StoreRow } from './stores';
import type { Draft, Fault } from './upsert-plan';

export type StoreSurroundings = {
  brands: NameIndex<Named>;
  regions: NameIndex<Named>;
  stores: NameIndex<Named & { cityCode: string | null }>;
};

/**
 * A store row as the upsert of stores takes it; empty cells leave a known store as it is. Rows without a code take the one
 * of the only store with that name and city, or a code made of name, city and occurrence: the same file gives the same codes.
 */
export function storeDrafts(around: StoreSurroundings): (row: StoreRow) => Draft {
  const seen = new Map<string, number>();
  return (row) => {
    const faults: Fault[] = [];
    const code = row.code ?? (row.name === '' ? '' : codeOf(row, around, seen));
    const input: Record<string, unknown> = {
      code,
      name: row.name,
      brand: brandOf(row, around, faults),
      region: regionOf(row, around, faults),
      format: row.format,
      areaM2: row.areaM2,
      cityCode: row.cityCode,
      address: addressOf(row),
      latitude: row.coordinates?.lat,
      longitude: row.coordinates?.lng,
      phone: row.phone,
      openingHours: row.openingHours && { week: row.openingHours, exceptions: [] },
      openedOn: row.openedOn,
      managerName: row.managerName,
      status: row.status,
    };
    for (const [key, value] of Object.entries(input))
      if (value === null || value === undefined) delete input[key];
    return { code, input, faults };
  };
}

function codeOf(row: StoreRow, around: StoreSurroundings, seen: Map<string, number>): string {
  const place = `${row.name}\u001f${row.cityCode ?? row.cityName ?? ''}`;
  const occurrence = (seen.get(place) ?? 0) + 1;
  seen.set(place, occurrence);
  const known = around.stores.named(row.name).filter((store) => store.cityCode === row.cityCode);
  const [only] = known;
  if (only && known.length === 1 && occurrence === 1) return only.code;
  const text = occurrence === 1 ? place : `${place}\u001f${occurrence}`;
  return `M${hash128(text).slice(0, 9).toUpperCase()}`;
}

function brandOf(row: StoreRow, { brands }: StoreSurroundings, faults: Fault[]): string | undefined {
  if (row.brand === null) return undefined;
  const found = brands.find(row.brand);
  if (found.ok) return found.item.code;
  faults.push({ field: 'brand', code: 'brand_unknown' });
  return undefined;
}

function regionOf(row: StoreRow, { regions }: StoreSurroundings, faults: Fault[]): string | undefined {
  const last = row.regionPath.at(-1);
  if (last === undefined) return undefined;
  const found = regions.find(last, row.regionPath.at(-2));
  if (found.ok) return found.item.code;
  faults.push({ field: 'region', code: `region_${found.reason}` });
  return undefined;
}

/** District and, abroad, the city have no column of their own: they stand before the address unless it names them. */
function addressOf(row: StoreRow): string | null {
  const before = [row.cityCode === null ? row.cityName : null, row.districtName];
  const missing = before.filter((part) => part !== null && !(row.address ?? '').includes(part));
  const whole = [...missing, row.address ?? ''].join('');
  return whole === '' ? null : whole;
}
