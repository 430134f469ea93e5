import type { CoordinateSystem } from '@/lib/stores/coordinates';
import { fieldsOf, type ImportKind } from './fields';
import { hash128 } from './row-identity';
import type { MoneyUnit } from './values/amount';
import type { DateOrder } from './values/moment';
import { cleanText } from './values/text';

/** Where the value of a field comes from. Columns are named as in the (unique) header. `index` counts from 0, or from the end below 0. */
export type Source =
  | { from: 'column'; column: string }
  | { from: 'constant'; value: string }
  | { from: 'joined'; columns: string[]; separator: string }
  | { from: 'part'; column: string; separator: string; index: number };

/** How a file becomes rows of a kind: remembered by the fingerprint of its header and sent by other systems as JSON. */
export type Mapping = {
  kind: ImportKind;
  fields: Record<string, Source>;
  dateOrder: DateOrder;
  moneyUnit: MoneyUnit;
  /** `HH:MM` for dates without a time. */
  timeOfDay: string;
  coordinateSystem: CoordinateSystem;
};

/** Field → cleaned text. A field without a source, or with an empty cell, is ''. */
export type ImportRecord = Record<string, string>;

export const MAPPING_DEFAULTS = {
  dateOrder: 'auto',
  moneyUnit: 'yuan',
  timeOfDay: '12:00',
  coordinateSystem: 'wgs84',
} as const;

/** The same columns in any order are the same kind of file. 32 hex digits. */
export function headerFingerprint(kind: ImportKind, header: readonly string[]): string {
  return hash128([kind, ...[...header].map((name) => cleanText(name).toLowerCase()).sort()].join('\u001f'));
}

/** What does not fit: columns the file lacks, required fields without a source. Empty = usable. */
export type MappingFault = { field: string; code: 'column_missing' | 'source_missing'; column?: string };

export function mappingFaults(mapping: Mapping, header: readonly string[]): MappingFault[] {
  const present = new Set(header);
  const faults: MappingFault[] = [];
  for (const field of fieldsOf(mapping.kind)) {
    const source = mapping.fields[field.name];
    if (!source && field.isRequired) faults.push({ field: field.name, code: 'source_missing' });
    for (const column of source ? columnsOf(source) : []) {
      if (!present.has(column)) faults.push({ field: field.name, code: 'column_missing', column });
    }
  }
  return faults;
}

export function columnsOf(source: Source): string[] {
  if (source.from === 'constant') return [];
  return source.from === 'joined' ? source.columns : [source.column];
}

/** Columns no field reads. */
export function unmappedColumns(mapping: Mapping, header: readonly string[]): string[] {
  const used = new Set(Object.values(mapping.fields).flatMap(columnsOf));
  return header.filter((column) => !used.has(column));
}

/** Latitude and longitude exchange their sources. */
export function swapCoordinates(mapping: Mapping): Mapping {
  const { latitude, longitude, ...rest } = mapping.fields;
  return {
    ...mapping,
    fields: { ...rest, ...(longitude && { latitude: longitude }), ...(latitude && { longitude: latitude }) },
  };
}

/** The mapping with latitude and longitude as the other one has them, when it has the same two the other way round. */
export function withCoordinatesOf(mapping: Mapping, other: Mapping): Mapping {
  const swapped = swapCoordinates(mapping);
  const same = (field: 'latitude' | 'longitude') =>
    JSON.stringify(swapped.fields[field]) === JSON.stringify(other.fields[field]);
  return swapped.fields.latitude && same('latitude') && same('longitude') ? swapped : mapping;
}

/** Constants of a mapping as text, to salt the ids of rows without an id column (row-identity.ts). */
export function constantsOf(mapping: Mapping): string {
  return Object.entries(mapping.fields)
    .flatMap(([field, source]) => (source.from === 'constant' ? [`${field}=${source.value}`] : []))
    .sort()
    .join('\u001f');
}

/** Resolves the columns once; the result turns the cells of each row into a record. */
export function compileMapping(
  mapping: Mapping,
  header: readonly string[],
): (cells: readonly string[]) => ImportRecord {
  const at = new Map(header.map((column, i) => [column, i]));
  const readers = fieldsOf(mapping.kind).map(({ name }) => ({
    name,
    read: reader(mapping.fields[name], at),
  }));
  return (cells) => {
    const record: ImportRecord = {};
    for (const { name, read } of readers) record[name] = read(cells);
    return record;
  };
}

/** One row through a mapping; for many rows compile it once. */
export function applyMapping(
  mapping: Mapping,
  row: { header: readonly string[]; cells: readonly string[] },
): ImportRecord {
  return compileMapping(mapping, row.header)(row.cells);
}

type Read = (cells: readonly string[]) => string;

function reader(source: Source | undefined, at: ReadonlyMap<string, number>): Read {
  if (!source) return () => '';
  if (source.from === 'constant') {
    const value = cleanText(source.value);
    return () => value;
  }
  if (source.from === 'joined') {
    const places = source.columns.map((column) => at.get(column) ?? -1);
    return (cells) =>
      places
        .map((i) => cleanText(cells[i] ?? ''))
        .filter((text) => text !== '')
        .join(source.separator);
  }
  const place = at.get(source.column) ?? -1;
  if (source.from === 'column') return (cells) => cleanText(cells[place] ?? '');
  return (cells) => part(cleanText(cells[place] ?? ''), source);
}

/** A blank as separator stands for any run of blanks. */
function part(text: string, { separator, index }: { separator: string; index: number }): string {
  const parts = separator.trim() === '' ? text.split(/\s+/) : text.split(separator);
  return (parts.at(index) ?? '').trim();
}
