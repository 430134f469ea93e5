/**
 * An API key is `ww_` + organization id (32 hex) + `_` + 43 characters of secret (256 bit, base64url): the organization stands
 * in it, so that one shard is asked. Null for anything else.
 */
export function orgIdOfKey(key: string): string | null {
  const hex = /^ww_([0-9a-f]{32})_[\w-]{43}$/.exec(key)?.[1];
  return hex ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null;
}

export const formatKey = (orgId: string, secret: string): string =>
  `ww_${orgId.replaceAll('-', '')}_${secret}`;
/** What a person may see of a key later. */
export const keyPrefix = (key: string): string => `${key.slice(0, 7)}…${key.slice(-4)}`;
