/** First parts of addresses one may come back to after signing in. */
const places = new Set([
  'overview',
  'stores',
  'org',
  'members',
  'guides',
  'imports',
  'settings',
  'analytics',
  'goods',
  'help',
  'metrics',
  'g',
]);

/**
 * The address to go to after signing in: a path of this site whose first part is known, else `/`. Takes a path or an
 * absolute address of `origin`; refuses whatever a browser could read as another site.
 */
export function returnPath(wanted: string | null | undefined, origin: string): string {
  if (!wanted) return '/';
  const path = origin && wanted.startsWith(`${origin}/`) ? wanted.slice(origin.length) : wanted;
  // Letters a browser drops (tab, line feed), turns round (backslash) or decodes into a second slash are not taken at all.
  if (!/^\/[A-Za-z0-9][\w\-./~?&=+:,%]*$/.test(path) || path.length > 2000) return '/';
  const [address = ''] = path.split('?', 1);
  if (address.includes('//') || address.includes('%') || /(^|\/)\.\.?(\/|$)/.test(address)) return '/';
  return places.has(address.split('/')[1] ?? '') ? path : '/';
}
