import { describe, expect, it } from 'vitest';
import english from '@/lib/i18n/messages/en/metrics.json';
import chinese from '@/lib/i18n/messages/zh-CN/metrics.json';
import { METRIC_KEYS, metricEntry } from '@/lib/metrics/metric-dictionary';

function word(messages: object, path: string): unknown {
  return path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], messages);
}

describe('metric dictionary', () => {
  it.each(METRIC_KEYS)('%s has a name, definition, formula and source in both languages', (key) => {
    const { nameKey, definitionKey, formulaKey, sourceKey } = metricEntry(key);
    for (const path of [nameKey, definitionKey, formulaKey, sourceKey]) {
      expect(word(chinese, path)).toMatch(/\p{Script=Han}/u);
      expect(word(english, path)).toMatch(/^[^\p{Script=Han}]+$/u);
    }
  });

  it('has words for nothing else', () => {
    expect(Object.keys(chinese.dictionary).sort()).toEqual([...METRIC_KEYS].sort());
  });

  it('takes more refunds for worse', () => {
    expect(metricEntry('refunds')).toMatchObject({ unit: 'fen', polarity: 'down' });
    expect(metricEntry('identified_order_rate')).toMatchObject({ unit: 'bps', polarity: 'up' });
  });
});
