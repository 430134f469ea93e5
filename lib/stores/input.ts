import { z } from 'zod';
import type { JobDefinition } from '@/lib/jobs/job';
import { findCityByCode, findCityByName } from '@/lib/organization/cities';
import { codeInput, dayInput, lineInput, nameInput } from '@/lib/organization/input';
import { asDay } from '@/lib/time';
import { COORDINATE_SYSTEMS, checkCoordinates, convertCoordinates } from './coordinates';
import { checkWeek } from './opening-hours';
import { readStorePhone } from './store-phone';
import { STORE_ACTS, STORE_STATUSES } from './store-status';

/** What a form leaves empty clears the field. */
const blankIsNull = (raw: unknown) => (typeof raw === 'string' && raw.trim() === '' ? null : raw);
const blank = <T extends z.ZodType>(input: T) => z.preprocess(blankIsNull, input.nullable().optional());
const text = lineInput;
const number = z.preprocess(
  (raw) => (typeof raw === 'string' ? Number(raw.normalize('NFKC').replaceAll(',', '')) : raw),
  z.number('not_a_number'),
);

const IntervalInput = z.object({
  from: z.number().int().min(0, 'bad_time').max(1439, 'bad_time'),
  to: z.number().int().min(1, 'bad_time').max(2880, 'bad_time'),
});
const intervals = z.array(IntervalInput).max(6, 'too_many');
/** Minutes after midnight; `to` beyond 1440 is past midnight. Index 0 of `week` is Monday, an empty list is closed. */
export const OpeningHoursInput = z
  .object({
    week: z.array(intervals).length(7, 'seven_days'),
    exceptions: z
      .array(z.object({ day: dayInput, intervals, note: text(40).optional() }))
      .max(100, 'too_many')
      .default([]),
  })
  .superRefine((hours, check) => {
    for (const { weekday, code } of checkWeek(hours.week))
      check.addIssue({ code: 'custom', path: ['week', weekday - 1], message: code });
    const days = hours.exceptions.map(({ day }) => day);
    if (new Set(days).size < days.length)
      check.addIssue({ code: 'custom', path: ['exceptions'], message: 'repeated' });
  });
export type OpeningHours = z.output<typeof OpeningHoursInput>;

function parseJson(raw: unknown): unknown {
  if (typeof raw !== 'string') return raw;
  try {
    return JSON.parse(raw);
  } catch {
    return Number.NaN;
  }
}

const city = text(40).transform((given, check) => {
  const found = findCityByCode(given) ?? findCityByName(given);
  if (found) return found.code;
  check.addIssue({ code: 'custom', message: 'unknown_city' });
  return z.NEVER;
});

const storePhone = text(200).transform((given, check) => {
  const read = readStorePhone(given);
  if (read.ok) return read.phone;
  check.addIssue({ code: 'custom', message: read.code });
  return z.NEVER;
});

/** The fields of a store beyond what every store must have; absent = unchanged, null or empty = cleared. */
const details = {
  format: blank(text(40)).meta({ description: 'Kind of store in the merchant’s own words' }),
  areaM2: blank(number.pipe(z.number().positive('too_small').max(9_999_999, 'too_large'))),
  cityCode: blank(city).meta({ description: 'GB/T 2260 code of six digits, or the name of the city' }),
  address: blank(text(200)),
  latitude: blank(number),
  longitude: blank(number),
  coordinateSystem: z
    .preprocess(blankIsNull, z.enum(COORDINATE_SYSTEMS, 'not_a_choice').nullish())
    .meta({ description: 'System of the pair as sent; kept as WGS-84' }),
  phone: blank(storePhone),
  openingHours: z.preprocess((raw) => parseJson(blankIsNull(raw)), OpeningHoursInput.nullable().optional()),
  openedOn: blank(dayInput),
  managerName: blank(text(40)),
};

type Place = {
  latitude?: number | null;
  longitude?: number | null;
  coordinateSystem?: (typeof COORDINATE_SYSTEMS)[number] | null;
};

/** Checks the pair and turns it into WGS-84. */
function toWgs84<T extends Place>(store: T, check: z.RefinementCtx): Omit<T, 'coordinateSystem'> {
  const { coordinateSystem, ...rest } = store;
  const { latitude, longitude } = store;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') {
    const alone =
      typeof latitude === 'number' ? 'longitude' : typeof longitude === 'number' ? 'latitude' : null;
    if (alone) check.addIssue({ code: 'custom', path: [alone], message: 'both_or_none' });
    return rest;
  }
  const checked = checkCoordinates({ lng: longitude, lat: latitude });
  if (!checked.ok) {
    const isLatitude = checked.problem === 'swapped' || Math.abs(latitude) > 90;
    const path = [isLatitude ? 'latitude' : 'longitude'];
    check.addIssue({ code: 'custom', path, message: `coordinates_${checked.problem}` });
    return rest;
  }
  const from = coordinateSystem ?? 'wgs84';
  const { lng, lat } = convertCoordinates(checked.coordinates, { from, to: 'wgs84' });
  // Seven decimals are a centimetre; more would make equal places differ.
  return { ...rest, latitude: Number(lat.toFixed(7)), longitude: Number(lng.toFixed(7)) };
}

const core = { code: codeInput, name: nameInput, brand: codeInput, region: codeInput };

/** A new store as the form sends it. */
export const StoreInput = z
  .object({ ...core, ...details, cityCode: z.preprocess(blankIsNull, z.string('required').pipe(city)) })
  .transform(toWgs84);
export type StoreInput = z.output<typeof StoreInput>;

/** A changed store: everything but where it stands, which moves on a day of its own. */
export const StoreEditInput = z
  .object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    code: codeInput,
    name: nameInput,
    brand: codeInput,
    ...details,
  })
  .transform(toWgs84);
export type StoreEditInput = z.output<typeof StoreEditInput>;

/** Stores by code from another system or a file: only `code` for a known store; a new one needs name, brand, region. */
export const StoreUpsertInput = z
  .object({
    code: codeInput,
    name: nameInput.optional(),
    brand: codeInput.optional().meta({ description: 'Code of the brand' }),
    region: codeInput.optional().meta({ description: 'Code of the region' }),
    regionFrom: dayInput.optional().meta({ description: 'First business day in that region; default today' }),
    status: z.enum(STORE_STATUSES, 'not_a_choice').optional(),
    ...details,
  })
  .meta({ id: 'Store' })
  .transform(toWgs84);
export type StoreUpsertInput = z.output<typeof StoreUpsertInput>;

export const StoreStatusInput = z.object({
  id: z.uuid(),
  act: z.enum(STORE_ACTS),
  reason: blank(text(200)),
  effectiveOn: blank(dayInput),
});
export type StoreStatusInput = z.output<typeof StoreStatusInput>;

/** `from`: where the sender saw it stand on that day; if that has changed since, the move is a conflict. */
export const StoreMoveInput = z.object({
  id: z.uuid(),
  region: codeInput,
  on: dayInput,
  from: codeInput.optional(),
});
export type StoreMoveInput = z.output<typeof StoreMoveInput>;
export const RegionRemovalInput = z.object({ id: z.uuid() });
export const CancelMoveInput = z.object({ id: z.uuid(), on: dayInput });
export type CancelMoveInput = z.output<typeof CancelMoveInput>;

/** Kinds of placed touchpoints; the code stands in the QR code. */
export const TOUCHPOINT_KINDS = ['door', 'shelf', 'cashier', 'badge', 'receipt', 'screen'] as const;
export const TouchpointInput = z.object({
  code: codeInput,
  name: nameInput,
  kind: z.enum(TOUCHPOINT_KINDS, 'not_a_choice'),
  store: codeInput,
  place: blank(text(60)),
  placedOn: dayInput,
});
export type TouchpointInput = z.output<typeof TouchpointInput>;

const touchpointFields = {
  name: nameInput,
  kind: z.enum(TOUCHPOINT_KINDS, 'not_a_choice'),
  place: blank(text(60)),
  placedOn: dayInput,
};
/** A new touchpoint as the form of its store sends it. */
export const NewTouchpointInput = z.object({
  storeId: z.uuid(),
  code: codeInput.regex(/^[\w.-]+$/, 'not_a_short_code'),
  ...touchpointFields,
});
export type NewTouchpointInput = z.output<typeof NewTouchpointInput>;
/** All but its code, which is printed. */
export const EditTouchpointInput = z.object({ id: z.uuid(), ...touchpointFields });
export type EditTouchpointInput = z.output<typeof EditTouchpointInput>;
/** The two every store needs, under names in the reader's language. */
export const StandardTouchpointsInput = z.object({
  storeId: z.uuid(),
  names: z.object({ door: nameInput, cashier: nameInput }),
});
export type StandardTouchpointsInput = z.output<typeof StandardTouchpointsInput>;
export const TouchpointActInput = z.object({ id: z.uuid() });
export type TouchpointActInput = z.output<typeof TouchpointActInput>;

/** A list's question as it stands in an address; fields the list does not know are left out. */
export const StoreListQuery = z
  .string()
  .max(4_000)
  .transform((text) => {
    const query = new URLSearchParams(text);
    const all = (name: string) => query.getAll(`f.${name}`);
    return {
      search: query.get('q') ?? '',
      regions: all('region'),
      brands: all('brand'),
      statuses: all('status'),
      cities: all('city'),
      formats: all('format'),
      importId: all('import')[0],
    };
  });

/** Stores by id, or all that match a question; it is asked again where the change is planned. */
const StoreSelectionInput = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(5_000) }),
  z.object({ query: StoreListQuery }),
]);

const bulkChange = z.discriminatedUnion('field', [
  z.object({ field: z.literal('region'), region: codeInput, on: dayInput.transform(asDay) }),
  z.object({ field: z.literal('manager'), value: blank(text(40)).transform((value) => value ?? null) }),
  z.object({ field: z.literal('format'), value: blank(text(40)).transform((value) => value ?? null) }),
  z.object({ field: z.literal('pause'), reason: text(200).min(1, 'required') }),
  z.object({ field: z.literal('resume') }),
]);

export const PlanBulkEditInput = z.object({ selection: StoreSelectionInput, change: bulkChange });
export type PlanBulkEditInput = z.output<typeof PlanBulkEditInput>;
export const BulkEditInput = z.object({ id: z.uuid() });

export const bulkEditJob = {
  name: 'bulk-edit' as const,
  payload: z.object({ id: z.uuid(), act: z.enum(['run', 'undo']) }),
} satisfies JobDefinition;
