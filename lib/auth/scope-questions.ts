// How the reads of the scope table are asked about a place.

/** A place asked about: a store with the things that hang on it. Ids and codes of one real or missing place. */
export type Target = {
  orgId: string;
  storeId: string;
  storeCode: string;
  regionId: string;
  regionCode: string;
  guideId: string;
  memberId: string;
  userId: string;
  range: { from: string; to: string };
};

export const aStore = (at: Target) => [{ id: at.storeId }];
export const aGuide = (at: Target) => [{ id: at.guideId }];
/** The beginning of every canary, and the code of the place: at most a line of what is hidden would show. */
export const aText = (at: Target) => [
  { text: '⟦', limit: 8 },
  { text: at.storeCode, limit: 8 },
];
export const days = [{ on: '2026-11-21' }, { on: '2026-10-01' }, { on: '2027-03-01' }];
export const inRegion = ({ regionId }: Target) => days.map(({ on }) => ({ regionId, on }));
export const moves = (at: Target) => days.map(({ on }) => ({ id: at.storeId, region: at.regionCode, on }));
export const node = (at: Target) => ({ storeId: at.storeId });
export const storeOverRange = (at: Target) => [{ storeId: at.storeId, range: at.range }];
export const nodes = (at: Target) => [
  {},
  { storeId: at.storeId },
  { store: at.storeCode },
  { region: at.regionCode },
];
export const overNodes =
  (more: object = {}) =>
  (at: Target) =>
    nodes(at).map((asked) => ({ node: asked, range: at.range, ...more }));
export const exported = (list: string, query: string) => ({ list, question: { query, locale: 'zh-CN' } });
export const previous = { base: { from: '2026-10-01', to: '2026-10-31' } };
export const targetMonth = '2026-11-01';
export const targetMonths = (at: Target) =>
  nodes(at).map((node) => ({ node, month: targetMonth, through: at.range.to }));
export const report =
  (name: string, more: object = {}) =>
  (at: Target) => [
    { params: { name }, query: { scope: {}, ...at.range, metric: 'netFen', limit: 200, ...more } },
    { params: { name }, query: { scope: node(at), ...at.range, metric: 'netFen', limit: 200, ...more } },
  ];
