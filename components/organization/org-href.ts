/** The address of the organization on a day, with a region chosen and a page of its stores. */
export function orgHref(at: {
  region?: string | null;
  on?: string | null;
  after?: string | null;
}): `/org${string}` {
  const query = new URLSearchParams();
  if (at.region) query.set('region', at.region);
  if (at.on) query.set('as-of', at.on);
  if (at.after) query.set('after', at.after);
  return query.size > 0 ? `/org?${query}` : '/org';
}
