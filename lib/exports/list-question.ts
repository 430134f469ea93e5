/** A list's question as it stands in an address: `q=静安&sort=-opened&f.status=live`. */
export type ListQuestion = {
  search: string;
  sort: { key: string; isDescending: boolean } | null;
  /** Values of a filter; none = open. */
  filter: (name: string) => string[];
  /** Any other field of the address. */
  field: (name: string) => string | undefined;
};

export function readListQuestion(query: string): ListQuestion {
  const fields = new URLSearchParams(query);
  const sort = fields.get('sort');
  return {
    search: (fields.get('q') ?? '').slice(0, 200),
    sort: sort ? { key: sort.replace(/^-/, ''), isDescending: sort.startsWith('-') } : null,
    filter: (name) => fields.getAll(`f.${name}`).slice(0, 50),
    field: (name) => fields.get(name) ?? undefined,
  };
}
