import { findCityByName } from '@/lib/organization/cities';
import {
  type CoordinateProblem,
  type Coordinates,
  checkCoordinates,
  convertCoordinates,
} from '@/lib/stores/coordinates';
import { parseDayHours, type WeeklyHours } from '@/lib/stores/opening-hours';
import type { Day } from '@/lib/time';
import type { ImportRecord } from '../mapping';
import type { RowProblemCode, RowResult } from '../problem';
import { RowReader, type RowSettings } from '../row-reader';
import { STORE_STATUSES } from '../values/choice';
import { parseStorePhone } from '../values/phone';

/** Codes and names as written; the importer resolves brand, region and manager. Coordinates are WGS-84. */
export type StoreRow = {
  code: string | null;
  name: string;
  brand: string | null;
  /** From the top down when the cell holds a path. */
  regionPath: string[];
  format: string | null;
  provinceName: string | null;
  cityName: string | null;
  cityCode: string | null;
  districtName: string | null;
  address: string | null;
  coordinates: Coordinates | null;
  areaM2: number | null;
  phone: string | null;
  openingHours: WeeklyHours | null;
  openedOn: Day | null;
  managerName: string | null;
  status: keyof typeof STORE_STATUSES | null;
};

export function readStore(record: ImportRecord, settings: RowSettings): RowResult<StoreRow> {
  const row = new RowReader(record, settings);
  row.need('name');
  const name = row.text('name', 80);
  const values = {
    code: row.code('code'),
    brand: row.text('brand'),
    regionPath: regionPath(row.text('region', 500)),
    format: row.text('format', 40),
    ...city(row),
    districtName: row.text('district', 60),
    address: row.text('address', 200),
    coordinates: coordinates(row),
    areaM2: row.decimal('areaM2', { min: 0.1, max: 1_000_000 }),
    phone: storePhone(row),
    openingHours: openingHours(row),
    openedOn: row.date('openedOn'),
    managerName: row.text('manager', 40),
    status: row.choice('status', STORE_STATUSES),
  };
  return row.result(() => ({ name: name ?? '', ...values }));
}

/** 华东/上海/静安, 华东>上海, 华东 - 上海. */
function regionPath(text: string | null): string[] {
  if (text === null) return [];
  return text
    .split(/[/>\\|]|\s-\s|→/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function city(row: RowReader): Pick<StoreRow, 'provinceName' | 'cityName' | 'cityCode'> {
  const provinceName = row.text('province', 60);
  const cityName = row.text('city', 60);
  // Only with its province is a name such as 吉林 or 朝阳 certain; a municipality may stand in the province column alone.
  const city =
    cityName === null
      ? findCity(provinceName)
      : (findCity(`${provinceName ?? ''}${cityName}`) ?? findCity(cityName));
  // Abroad there is no official code; the name stays.
  if (city === null && cityName !== null) row.warn('city', 'city_unknown');
  return { provinceName, cityName: cityName ?? city?.name ?? null, cityCode: city?.code ?? null };
}

/** Names from Hong Kong and Taiwan systems mix traditional 區 and 縣 into simplified text. */
const findCity = (name: string | null) =>
  name === null ? null : findCityByName(name.replaceAll('區', '区').replaceAll('縣', '县'));

const COORDINATE_CODES: Record<CoordinateProblem, RowProblemCode> = {
  not_a_number: 'number_unreadable',
  out_of_range: 'coordinate_out_of_range',
  zero: 'coordinates_zero',
  swapped: 'coordinates_swapped',
};

function coordinates(row: RowReader): Coordinates | null {
  const latitude = row.decimal('latitude', { min: -180, max: 180 });
  const longitude = row.decimal('longitude', { min: -180, max: 180 });
  if (latitude === null && longitude === null) return null;
  if (latitude === null || longitude === null) {
    const field = latitude === null ? 'latitude' : 'longitude';
    return row.raw(field) === '' ? row.refuse(field, 'coordinate_alone') : null;
  }
  const check = checkCoordinates({ lat: latitude, lng: longitude });
  if (!check.ok) return row.refuse('latitude', COORDINATE_CODES[check.problem], { latitude, longitude });
  if (!check.isInChina) row.warn('latitude', 'coordinates_outside_china');
  return convertCoordinates(check.coordinates, { from: row.settings.coordinateSystem, to: 'wgs84' });
}

/** One text for all seven days, as spreadsheets have it; a prefix such as 每天 or 周一至周日 says nothing more. */
function openingHours(row: RowReader): WeeklyHours | null {
  const text = row.text('openingHours', 500);
  if (text === null) return null;
  const hours = parseDayHours(text.replace(/^(?:每天|每日|周一(?:至|到|-|~)周日|daily)\s*[:：]?\s*/i, ''));
  return hours.ok
    ? Array.from({ length: 7 }, () => hours.intervals)
    : row.refuse('openingHours', 'hours_unreadable');
}

function storePhone(row: RowReader): string | null {
  const text = row.raw('phone');
  return text === '' ? null : row.take('phone', parseStorePhone(text));
}
