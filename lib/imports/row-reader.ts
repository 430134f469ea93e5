import { type Day, instantAt } from '@/lib/time';
import type { ImportRecord, Mapping } from './mapping';
import type {
  Parsed,
  ProblemParams,
  RowProblem,
  RowProblemCode,
  RowResult,
  RowWarning,
  RowWarningCode,
} from './problem';
import { parseAmount } from './values/amount';
import { type Choices, findChoice } from './values/choice';
import { parseDate, parseMoment, parseTime } from './values/moment';
import { parseCount, parseDecimal } from './values/number';
import { parseMobile, parsePhone } from './values/phone';
import { isNothing } from './values/text';

export type RowSettings = Pick<Mapping, 'dateOrder' | 'moneyUnit' | 'timeOfDay' | 'coordinateSystem'> & {
  timeZone: string;
};

const TEXT_LIMIT = 200;
const CODE_LIMIT = 64;

/**
 * Reads the fields of one record and gathers everything that is wrong with the row, so that one look at the error file is
 * enough. Each method answers null for an empty or bad field.
 */
export class RowReader {
  readonly problems: RowProblem[] = [];
  readonly warnings: RowWarning[] = [];

  constructor(
    private readonly record: ImportRecord,
    readonly settings: RowSettings,
  ) {}

  raw(field: string): string {
    const text = this.record[field] ?? '';
    return isNothing(text) ? '' : text;
  }

  refuse(field: string, code: RowProblemCode, params?: ProblemParams): null {
    const value = this.record[field] ?? '';
    this.problems.push(params ? { field, code, value, params } : { field, code, value });
    return null;
  }

  warn(field: string, code: RowWarningCode): void {
    this.warnings.push({ field, code, value: this.record[field] ?? '' });
  }

  /** Says `required` unless the field holds something. */
  need(field: string): void {
    if (this.raw(field) === '') this.refuse(field, 'required');
  }

  text(field: string, limit = TEXT_LIMIT): string | null {
    const text = this.raw(field);
    if (text === '') return null;
    if (text.length > limit) return this.refuse(field, 'too_long', { limit });
    if (text.includes('\uFFFD')) return this.refuse(field, 'text_damaged');
    return text;
  }

  /** The caller's own id: kept exactly, leading zeros too. `12.0` is how spreadsheets write 12. */
  code(field: string): string | null {
    const text = this.text(field, CODE_LIMIT);
    if (text === null) return null;
    for (let i = 0; i < text.length; i++)
      if (text.charCodeAt(i) < 32) return this.refuse(field, 'code_control_characters');
    return text.endsWith('.0') && /^\d+\.0$/.test(text) ? text.slice(0, -2) : text;
  }

  /** A phone as a form takes it. */
  phone(field: string): string | null {
    return this.repairedPhone(field, parsePhone);
  }

  /** A phone a person is known by. */
  mobile(field: string): string | null {
    return this.repairedPhone(field, parseMobile);
  }

  private repairedPhone(field: string, parse: (text: string) => Parsed<string>): string | null {
    const text = this.raw(field);
    if (text === '') return null;
    const phone = this.take(field, parse(text));
    if (phone !== null && /e\+?\d/i.test(text)) this.warn(field, 'phone_repaired');
    return phone;
  }

  date(field: string): Day | null {
    const text = this.raw(field);
    return text === '' ? null : this.take(field, parseDate(text, this.settings.dateOrder));
  }

  /** Milliseconds since 1970 UTC; a cell without a time takes the mapping's, one without a zone the organization's. */
  instant(field: string): number | null {
    const text = this.raw(field);
    if (text === '') return null;
    const moment = this.take(field, parseMoment(text, this.settings.dateOrder));
    if (moment === null) return null;
    if (moment.offset !== null)
      return instantAt(moment.day, moment.seconds ?? 0, 'UTC') - moment.offset * 60_000;
    const seconds = moment.seconds ?? parseTime(this.settings.timeOfDay)?.seconds ?? 0;
    return instantAt(moment.day, seconds, this.settings.timeZone);
  }

  /** Fen, never below 0: a refund is another event. */
  amount(field: string): bigint | null {
    const text = this.raw(field);
    if (text === '') return null;
    const fen = this.take(field, parseAmount(text, this.settings.moneyUnit));
    return fen !== null && fen < 0n ? this.refuse(field, 'money_negative') : fen;
  }

  decimal(field: string, bounds: { min: number; max: number }): number | null {
    const text = this.raw(field);
    return text === '' ? null : this.take(field, parseDecimal(text, bounds));
  }

  count(field: string, bounds: { min: number; max: number }): number | null {
    const text = this.raw(field);
    return text === '' ? null : this.take(field, parseCount(text, bounds));
  }

  choice<Value extends string>(field: string, choices: Choices<Value>): Value | null {
    const text = this.raw(field);
    if (text === '') return null;
    return (
      findChoice(choices, text) ??
      this.refuse(field, 'choice_unknown', { choices: Object.keys(choices).join(' / ') })
    );
  }

  take<Value>(field: string, result: Parsed<Value>): Value | null {
    return result.ok ? result.value : this.refuse(field, result.code, result.params);
  }

  result<Row>(row: () => Row): RowResult<Row> {
    const { problems, warnings } = this;
    return problems.length > 0
      ? { ok: false, partial: row(), problems, warnings }
      : { ok: true, row: row(), warnings };
  }
}
