/**
 * Money is integer fen (1/100 yuan) as bigint, everywhere. No float ever holds an amount.
 */

/** What PostgreSQL's bigint holds; an amount outside is refused, not wrapped. */
const MAX_FEN = 2n ** 63n - 1n;

export type MoneyErrorCode =
  | 'empty'
  | 'not_a_number'
  | 'scientific'
  | 'bad_grouping'
  | 'too_many_decimals'
  | 'out_of_range';

export type ParsedFen = { ok: true; fen: bigint } | { ok: false; code: MoneyErrorCode };

/**
 * Reads yuan as people and spreadsheets write them: `1234.5`, `¥１，２３４.50`, `-3`, `(3.00)`, `12元`.
 * Thousands separators must stand at thousands, so that `1,5` is refused rather than read as 15.
 */
export function parseFen(text: string): ParsedFen {
  const { digits, negative } = stripMoneyMarks(text);
  if (digits === '') return { ok: false, code: 'empty' };
  if (/^[\d.,]+e[+-]?\d+$/i.test(digits)) return { ok: false, code: 'scientific' };
  const match = /^([\d,]*)(?:\.(\d*))?$/.exec(digits);
  const whole = match?.[1] ?? '';
  const decimals = match?.[2] ?? '';
  if (!match || (whole === '' && decimals === '')) return { ok: false, code: 'not_a_number' };
  if (whole.includes(',') && !/^\d{1,3}(,\d{3})+$/.test(whole)) return { ok: false, code: 'bad_grouping' };
  if (decimals.length > 2) return { ok: false, code: 'too_many_decimals' };
  const compact = whole.replaceAll(',', '').replace(/^0+/, '');
  if (compact.length > 17) return { ok: false, code: 'out_of_range' };
  const fen = BigInt(compact + decimals.padEnd(2, '0'));
  if (fen > MAX_FEN) return { ok: false, code: 'out_of_range' };
  return { ok: true, fen: negative ? -fen : fen };
}

function stripMoneyMarks(text: string): { digits: string; negative: boolean } {
  let rest = text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff']/g, '')
    .replace(/[\u2212\u2013\u2014\ufe63]/g, '-');
  let negative = false;
  const bracketed = /^\((.+)\)$/.exec(rest);
  if (bracketed?.[1] && !bracketed[1].includes('-')) {
    negative = true;
    rest = bracketed[1];
  }
  const marked = /^(-?)(?:CN¥|¥|RMB|CNY)?(-?)(.*?)(?:元|CNY|RMB)?$/i.exec(rest);
  if (!marked) return { digits: rest, negative };
  if (marked[1] && marked[2]) return { digits: rest, negative };
  if (marked[1] || marked[2]) negative = true;
  return { digits: marked[3] ?? '', negative };
}

/** Plain decimal yuan with two places (`-1234.50`), for CSV files and input fields; the reader of a screen gets Intl's words. */
export function fenToDecimal(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Shares `total` in proportion to `weights` by largest remainder; the shares sum to `total` exactly.
 * Ties go to the earlier weight. All weights 0 = equal weights. A negative total is shared as its mirror.
 * @throws RangeError on a negative or non-finite weight, or on a non-zero total without weights.
 */
export function allocateFen(total: bigint, weights: readonly number[] | readonly bigint[]): bigint[] {
  if (weights.length === 0) {
    if (total === 0n) return [];
    throw new RangeError('allocateFen: nobody to share with');
  }
  if (total < 0n) return allocateFen(-total, weights).map((share) => -share);
  let exact = toExactIntegers(weights);
  let sum = exact.reduce((a, b) => a + b, 0n);
  if (sum === 0n) {
    exact = exact.map(() => 1n);
    sum = BigInt(exact.length);
  }
  const shares = exact.map((weight) => (total * weight) / sum);
  const rest = exact.map((weight, index) => ({ index, remainder: (total * weight) % sum }));
  rest.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  let missing = total - shares.reduce((a, b) => a + b, 0n);
  for (const { index } of rest) {
    if (missing === 0n) break;
    shares[index] = (shares[index] ?? 0n) + 1n;
    missing -= 1n;
  }
  return shares;
}

/** The same proportions as integers without loss: a double is mantissa × 2^exponent. */
function toExactIntegers(weights: readonly number[] | readonly bigint[]): bigint[] {
  const parts = weights.map((weight) => {
    if (typeof weight === 'bigint') {
      if (weight < 0n) throw new RangeError('allocateFen: negative weight');
      return { mantissa: weight, exponent: 0 };
    }
    if (!Number.isFinite(weight) || weight < 0)
      throw new RangeError('allocateFen: weight must be finite and ≥ 0');
    return splitDouble(weight);
  });
  const lowest = Math.min(...parts.map((part) => part.exponent));
  return parts.map((part) => part.mantissa << BigInt(part.exponent - lowest));
}

function splitDouble(value: number): { mantissa: bigint; exponent: number } {
  if (Number.isSafeInteger(value)) return { mantissa: BigInt(value), exponent: 0 };
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0);
  const biased = Number((raw >> 52n) & 0x7ffn);
  const fraction = raw & 0xfffffffffffffn;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10000000000000n, exponent: biased - 1075 };
}

/**
 * `floor(net × bps₁ × … × bpsₖ ÷ 10⁴ᵏ)`: one floor over the whole product, so that no order of
 * factors and no intermediate rounding can change the fen. Floors towards −∞, like SQL.
 */
export function floorShare(net: bigint, ...bps: readonly (number | bigint)[]): bigint {
  let product = net;
  let divisor = 1n;
  for (const factor of bps) {
    product *= BigInt(factor);
    divisor *= 10_000n;
  }
  const quotient = product / divisor;
  return product % divisor < 0n ? quotient - 1n : quotient;
}

/** JSON has no bigint: a number while a number is exact, else a decimal string. */
export function fenToJson(fen: bigint): number | string {
  const asNumber = Number(fen);
  return Number.isSafeInteger(asNumber) ? asNumber : fen.toString();
}

/** For a ratio, a logarithm or a place on a chart; what comes out is no money any more and never turns back. */
export function fenToReal(fen: bigint): number {
  return Number(fen);
}

/** Reads what {@link fenToJson} wrote. Null for anything that is not an exact integer in range. */
export function fenFromJson(value: unknown): bigint | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null;
  if (typeof value !== 'string' || !/^-?\d{1,19}$/.test(value)) return null;
  const fen = BigInt(value);
  return fen > MAX_FEN || fen < -MAX_FEN ? null : fen;
}

/** Second argument of JSON.stringify for values that may hold bigint at any depth. */
export function moneyReplacer(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? fenToJson(value) : value;
}
