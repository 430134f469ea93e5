/** What every number on a screen means. Words are in messages, namespace `metrics`, under `dictionary.<key>`. */
export type MetricUnit = 'fen' | 'count' | 'bps' | 'ratio' | 'score';
/** Whether more is better; `neutral` figures take no colour. */
export type MetricPolarity = 'up' | 'down' | 'neutral';

type Entry = { readonly unit: MetricUnit; readonly polarity: MetricPolarity };

const DICTIONARY = {
  gross_sales: { unit: 'fen', polarity: 'up' },
  refunds: { unit: 'fen', polarity: 'down' },
  net_sales: { unit: 'fen', polarity: 'up' },
  net_target: { unit: 'fen', polarity: 'neutral' },
  target_achieved: { unit: 'bps', polarity: 'up' },
  target_due: { unit: 'bps', polarity: 'neutral' },
  orders: { unit: 'count', polarity: 'up' },
  buyers: { unit: 'count', polarity: 'up' },
  identified_order_rate: { unit: 'bps', polarity: 'up' },
  units: { unit: 'count', polarity: 'up' },
  units_per_order: { unit: 'ratio', polarity: 'up' },
  aov: { unit: 'fen', polarity: 'up' },
  visitors: { unit: 'count', polarity: 'up' },
  conversion: { unit: 'bps', polarity: 'up' },
  orders_per_buyer: { unit: 'ratio', polarity: 'up' },
  identifiable: { unit: 'count', polarity: 'up' },
  reachable: { unit: 'count', polarity: 'up' },
  operable: { unit: 'count', polarity: 'up' },
  serviceable: { unit: 'count', polarity: 'up' },
  insightful: { unit: 'count', polarity: 'up' },
  products: { unit: 'count', polarity: 'neutral' },
  products_with_content: { unit: 'count', polarity: 'up' },
  codes_activated: { unit: 'count', polarity: 'up' },
  codes_scanned: { unit: 'count', polarity: 'up' },
  touchpoints_live: { unit: 'count', polarity: 'up' },
  communities: { unit: 'count', polarity: 'up' },
  community_members: { unit: 'count', polarity: 'up' },
  stores_with_visitor_source: { unit: 'count', polarity: 'up' },
  zones_counted: { unit: 'count', polarity: 'up' },
  asset_index: { unit: 'score', polarity: 'up' },
} as const satisfies Record<string, Entry>;

export type MetricKey = keyof typeof DICTIONARY;
export const METRIC_KEYS = Object.keys(DICTIONARY) as MetricKey[];

export type MetricEntry = Entry & {
  readonly key: MetricKey;
  /** Keys of the namespace `metrics`. */
  readonly nameKey: `dictionary.${MetricKey}.name`;
  readonly definitionKey: `dictionary.${MetricKey}.definition`;
  readonly formulaKey: `dictionary.${MetricKey}.formula`;
  readonly sourceKey: `dictionary.${MetricKey}.source`;
};

export function metricEntry(key: MetricKey): MetricEntry {
  return {
    key,
    ...DICTIONARY[key],
    nameKey: `dictionary.${key}.name`,
    definitionKey: `dictionary.${key}.definition`,
    formulaKey: `dictionary.${key}.formula`,
    sourceKey: `dictionary.${key}.source`,
  };
}
