import { describe, expect, it } from 'vitest';
import { listCities } from '@/lib/organization/cities';
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

  const everyCity = listCities().map((city) => city.name);
  it.each([
    ['杭洲', '杭州市'],
    ['连云岗市', '连云港市'],
    ['石家装', '石家庄市'],
    ['呼和特', '呼和浩特市'],
    ['乌鲁木奇', '乌鲁木齐市'],
    ['上海区', '上海市'],
    ['穗', '广州市'],
  ])('of all cities %s → %s', (text, meant) => {
    expect(suggestions(text, everyCity)).toContain(meant);
  });

  it.each(['火星', '木星市', '张家港', '某某市', '海', '东方', '新加坡', '东京', '中国', '999'])(
    'of all cities %s is none',
    (text) => {
      const guesses = suggestions(text, everyCity).filter((one) => !one.startsWith(text));
      expect(guesses).toEqual([]);
    },
  );

  it.each([
    ['华东区', ['华东大区', '华南大区'], ['华东大区']],
    ['青禾', ['青禾茶饮', '小禾咖啡'], ['青禾茶饮']],
    ['静安店', ['上海静安店', '静海店'], ['上海静安店']],
    ['Starbuks', ['Starbucks', 'Staples'], ['Starbucks']],
    ['营业', ['营业中', '已关店'], ['营业中']],
  ])('%s among %j', (text, known, meant) => {
    expect(suggestions(text, known)).toEqual(meant);
  });

  it('a code that differs in its number is another one', () => {
    expect(suggestions('SH0012', ['SH0013', 'SH0021', 'SH00121'])).toEqual([]);
    expect(suggestions('SH12', ['SH0012', 'SH0013'])).toEqual([]);
    expect(suggestions('SHH-0012', ['SH0012'])).toEqual(['SH0012']);
  });
});
