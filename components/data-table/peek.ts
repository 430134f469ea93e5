import type { SearchParams } from './table-state';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The row an address looks at beside the list: `?peek=<id>`. */
export function peekOf(params: SearchParams): string | null {
  const id = Object.hasOwn(params, 'peek') ? params.peek : undefined;
  return typeof id === 'string' && ID.test(id) ? id : null;
}

/** The address of a list with a row looked at. */
export const withPeek = (here: string, id: string): string =>
  `${here}${here.includes('?') ? '&' : '?'}peek=${id}`;
