import { describe, expect, it } from 'vitest';
import { suggestions } from './suggest';

describe('what was probably meant', () => {
  const cities = ['上海市', '北京市', '杭州市', '广州市', '惠州市'];
  it.each([
    ['沪', '上海市'],
    ['上海', '上海市'],
    ['杭洲市', '杭州市'],
  ])('%s → %s', (text, meant) => {
    expect(suggestions(text, cities)[0]).toBe(meant);
  });

  it('a very long cell is compared with nothing', () => {
    expect(suggestions(`${'某'.repeat(20_000)}上海市`, cities)).toEqual([]);
  });

  it('nothing is better than a guess into the blue', () => {
    expect(suggestions('某地', cities)).toEqual([]);
    expect(suggestions('', cities)).toEqual([]);
  });
});
