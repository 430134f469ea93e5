const needsQuotes = /[\s"\\{},]/;

function element(value: string | null): string {
  if (value === null) return 'NULL';
  if (value !== '' && !needsQuotes.test(value) && value.toUpperCase() !== 'NULL') return value;
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** A PostgreSQL array as text: one parameter a column costs a fifth of the CPU of one a value. */
export function arrayLiteral(values: readonly (string | number | bigint | null)[]): string {
  let text = '{';
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? null;
    if (at > 0) text += ',';
    text += typeof value === 'string' || value === null ? element(value) : String(value);
  }
  return `${text}}`;
}

/** The same of values that never need quotes: ids, days, instants, numbers. */
export function plainArrayLiteral(values: readonly (string | number | bigint | null)[]): string {
  let text = '{';
  for (let at = 0; at < values.length; at += 1) text += `${at > 0 ? ',' : ''}${values[at] ?? 'NULL'}`;
  return `${text}}`;
}

/** The same of bytes as `hexBytes` writes them. */
export function bytesArrayLiteral(values: readonly string[]): string {
  let text = '{';
  for (let at = 0; at < values.length; at += 1) text += `${at > 0 ? ',' : ''}"\\${values[at]}"`;
  return `${text}}`;
}

export const hexBytes = (bytes: Uint8Array): string =>
  `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
