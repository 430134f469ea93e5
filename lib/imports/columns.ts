import { checkCoordinates } from '@/lib/stores/coordinates';
import { type Field, fieldsOf, type ImportKind } from './fields';
import { MAPPING_DEFAULTS, type Mapping, type Source, unmappedColumns } from './mapping';
import { dateOrderOf, shapeShare } from './value-shape';
import { parseMoment } from './values/moment';
import { cleanText, isNothing } from './values/text';

/** What a person is told about the guess, as `imports.proposals.<code>`. */
export type Proposal =
  | { code: 'coordinates_swapped'; latitude: string; longitude: string }
  | { code: 'constant_needed'; field: string }
  | { code: 'row_ids_made' }
  | { code: 'time_of_day_assumed'; column: string }
  | { code: 'money_in_fen'; column: string }
  | { code: 'date_order_unclear'; column: string };

/** `confidence` 0–1 per mapped field: a screen asks for a look below 0.7. */
export type Recognition = {
  mapping: Mapping;
  confidence: Record<string, number>;
  unmapped: string[];
  proposals: Proposal[];
};

/** `samples` without the empty cells; `cells` with them, row by row. */
type Column = { name: string; key: string; samples: string[]; cells: string[] };
type Candidate = { field: Field; column: Column; score: number };

const ENOUGH = 0.35;
const SAMPLES = 200;

/** Guesses from headings and from up to 200 sample rows which column is which field. Nothing is certain: a person confirms. */
export function recogniseColumns(
  kind: ImportKind,
  file: { header: readonly string[]; rows: readonly (readonly string[])[] },
): Recognition {
  const columns = file.header.map((name, i) => readColumn(name, i, file.rows));
  const chosen = choose(fieldsOf(kind), columns);
  const mapping: Mapping = { kind, fields: {}, ...MAPPING_DEFAULTS };
  const confidence: Record<string, number> = {};
  for (const [name, { column, score }] of chosen) {
    mapping.fields[name] = { from: 'column', column: column.name };
    confidence[name] = Math.round(Math.min(1, score) * 100) / 100;
  }
  const proposals = [
    ...coordinateProposals(mapping, chosen),
    ...settingProposals(mapping, chosen),
    ...gaps(mapping),
  ];
  return { mapping, confidence, unmapped: unmappedColumns(mapping, file.header), proposals };
}

const CERTAIN = 0.7;
/** What a person should look at before anything is read by the guess. */
const QUESTIONS = new Set<Proposal['code']>(['constant_needed', 'date_order_unclear', 'money_in_fen']);

/** Nothing of the guess needs a look. */
export function isCertain({ confidence, proposals }: Recognition): boolean {
  const scores = Object.values(confidence);
  return (
    scores.length > 0 &&
    scores.every((score) => score >= CERTAIN) &&
    !proposals.some(({ code }) => QUESTIONS.has(code))
  );
}

/** A heading as compared: full width plain, lower case, without brackets, stars and separators. */
export function headingKey(name: string): string {
  return cleanText(name)
    .toLowerCase()
    .replace(/[(（[【<].*?[)）\]】>]/g, '')
    .replace(/[\s_*:：.\-—/\\"'#]+/g, '');
}

function readColumn(name: string, at: number, rows: readonly (readonly string[])[]): Column {
  const cells = rows.slice(0, SAMPLES).map((row) => cleanText(row[at] ?? ''));
  return { name, key: headingKey(name), cells, samples: cells.filter((text) => !isNothing(text)) };
}

/** Best pairs first; each field and each column once. */
function choose(fields: readonly Field[], columns: readonly Column[]): Map<string, Candidate> {
  const candidates: Candidate[] = [];
  for (const field of fields) {
    for (const column of columns) {
      const score = rate(field, column);
      if (score >= ENOUGH) candidates.push({ field, column, score });
    }
  }
  candidates.sort((a, b) => b.score - a.score);
  const chosen = new Map<string, Candidate>();
  const taken = new Set<Column>();
  for (const candidate of candidates) {
    if (chosen.has(candidate.field.name) || taken.has(candidate.column)) continue;
    chosen.set(candidate.field.name, candidate);
    taken.add(candidate.column);
  }
  return chosen;
}

function rate(field: Field, column: Column): number {
  const heading = headingScore(field, column.key);
  const share = shapeShare(field.shape, column.samples);
  // A coordinate that fits only the other axis still belongs to the pair: the swap is found afterwards.
  const isAxis = field.shape === 'latitude' || field.shape === 'longitude';
  if (heading > 0) {
    if (share === null || isAxis) return heading;
    return share >= 0.8 ? heading + 0.05 : share < 0.3 ? heading * 0.3 : heading * 0.8;
  }
  return valueScore(field, column.samples);
}

/** 1 for the first word of the list, a little less for later ones; less for a heading that only contains a word. */
function headingScore({ words }: Field, key: string): number {
  if (key === '') return 0;
  const exact = words.indexOf(key);
  if (exact >= 0) return 0.98 - (0.2 * exact) / words.length;
  let best = 0;
  for (const [i, word] of words.entries()) {
    const isLong = /[^a-z0-9]/.test(word) ? word.length >= 2 : word.length >= 4;
    if (isLong && key.includes(word))
      best = Math.max(best, 0.45 + 0.3 * (word.length / key.length) - (0.05 * i) / words.length);
  }
  return best;
}

/** Values that speak for themselves under a heading that says nothing. */
function valueScore(field: Field, samples: readonly string[]): number {
  if (samples.length < 3) return 0;
  if (field.shape === 'phone') return (shapeShare('phone', samples) ?? 0) >= 0.9 ? 0.6 : 0;
  if (field.shape === 'moment') return (shapeShare('moment', samples) ?? 0) >= 0.95 ? 0.45 : 0;
  if (field.shape === 'latitude') return isBand(samples, 3, 54) ? 0.45 : 0;
  if (field.shape === 'longitude') return isBand(samples, 73, 136) ? 0.45 : 0;
  return 0;
}

/** Nearly all values inside China's frame and written with the decimals of a place. */
function isBand(samples: readonly string[], low: number, high: number): boolean {
  const fitting = samples.filter(
    (text) => /^\d{1,3}\.\d{3,}$/.test(text) && Number(text) >= low && Number(text) <= high,
  );
  return fitting.length / samples.length >= 0.9;
}

/** Exchanges the two columns when most places make sense only the other way round, and says so. */
function coordinateProposals(mapping: Mapping, chosen: ReadonlyMap<string, Candidate>): Proposal[] {
  const latitude = chosen.get('latitude')?.column;
  const longitude = chosen.get('longitude')?.column;
  if (!latitude || !longitude) return [];
  const checks = latitude.cells.map((text, i) =>
    checkCoordinates({ lat: degrees(text), lng: degrees(longitude.cells[i]) }),
  );
  const reversed = checks.filter((check) => !check.ok && check.problem === 'swapped').length;
  const straight = checks.filter((check) => check.ok).length;
  if (reversed <= straight) return [];
  mapping.fields.latitude = column(longitude.name);
  mapping.fields.longitude = column(latitude.name);
  return [{ code: 'coordinates_swapped', latitude: longitude.name, longitude: latitude.name }];
}

const degrees = (text: string | undefined) => (text ? Number(text) : Number.NaN);
const column = (name: string): Source => ({ from: 'column', column: name });

/** Units and date forms that headings and samples give away. */
function settingProposals(mapping: Mapping, chosen: ReadonlyMap<string, Candidate>): Proposal[] {
  const proposals: Proposal[] = [];
  for (const { field, column: found } of chosen.values()) {
    if (field.shape === 'money' && isFenHeading(found.name)) {
      mapping.moneyUnit = 'fen';
      proposals.push({ code: 'money_in_fen', column: found.name });
    }
    if (field.shape !== 'date' && field.shape !== 'moment') continue;
    const order = dateOrderOf(found.samples);
    if (order !== 'auto') mapping.dateOrder = order;
    else if (found.samples.some((text) => isRefused(text, 'date_ambiguous')))
      proposals.push({ code: 'date_order_unclear', column: found.name });
    if (field.shape === 'moment' && field.isRequired && found.samples.some(hasNoTime)) {
      proposals.push({ code: 'time_of_day_assumed', column: found.name });
    }
  }
  return proposals;
}

function isFenHeading(name: string): boolean {
  return /[(（[]\s*分\s*[)）\]]|_fen$|Fen$|^fen$|\bcents?\b/.test(name);
}

function isRefused(text: string, code: string): boolean {
  const moment = parseMoment(text);
  return !moment.ok && moment.code === code;
}

function hasNoTime(text: string): boolean {
  const moment = parseMoment(text, 'mdy');
  return moment.ok && moment.value.seconds === null;
}

/** Required fields without a column need a constant; orders without an id get ids made of the row. */
function gaps(mapping: Mapping): Proposal[] {
  const missing: Proposal[] = fieldsOf(mapping.kind)
    .filter((field) => field.isRequired && !mapping.fields[field.name])
    .map((field) => ({ code: 'constant_needed', field: field.name }));
  if (mapping.kind === 'orders' && !mapping.fields.id) missing.push({ code: 'row_ids_made' });
  return missing;
}
