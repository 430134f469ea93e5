/** An opaque place in a list: the values of its sort keys. Null for anything that was not made here. */
export function readCursor(token: string | undefined, parts: number): string[] | null {
  if (!token) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    const isOurs =
      Array.isArray(values) && values.length === parts && values.every((value) => typeof value === 'string');
    return isOurs ? values : null;
  } catch {
    return null;
  }
}

export const writeCursor = (...values: string[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');
