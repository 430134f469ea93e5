import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pinyinKeys } from '@/lib/organization/pinyin';

describe('pinyinKeys', () => {
  it.each([
    ['重庆解放碑店', 'chongqingjiefangbeidian', 'cqjfbd'],
    ['厦门', 'xiamen', 'xm'],
    ['长沙', 'changsha', 'cs'],
    ['六安', 'luan', 'la'],
    ['蚌埠', 'bengbu', 'bb'],
    ['番禺', 'panyu', 'py'],
    ['乐清', 'yueqing', 'yq'],
    ['上海莘庄龙之梦', 'shanghaixinzhuanglongzhimeng', 'shxzlzm'],
    ['北京大栅栏', 'beijingdashilan', 'bjdsl'],
    ['吕梁', 'lvliang', 'll'],
    ['喜茶GO店', 'xichagodian', 'xcgod'],
    ['喜茶 Ｌａｂ 2号', 'xichalab2hao', 'xclab2h'],
    ['一不做', 'yibuzuo', 'ybz'],
    ['', '', ''],
    ['café & bar', 'cafebar', 'cafebar'],
  ])('%s', (name, full, initials) => {
    expect(pinyinKeys(name)).toEqual({ full, initials });
  });

  it('is always plain letters and digits, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (name) => {
        const { full, initials } = pinyinKeys(name);
        expect(full + initials).toMatch(/^[a-z0-9]*$/);
        expect(initials.length).toBeLessThanOrEqual(full.length);
      }),
    );
  });
});
