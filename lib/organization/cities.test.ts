import { describe, expect, it } from 'vitest';
import { findCityByCode, findCityByName, listCities, listProvinces } from '@/lib/organization/cities';

describe('cities', () => {
  it('has 34 provinces, 333 prefectures, the 4 + 3 that are one city, and counties under a province', () => {
    const cities = listCities();
    expect(listProvinces()).toHaveLength(34);
    expect(cities.filter((city) => city.code.endsWith('0000'))).toHaveLength(7);
    expect(
      cities.filter((city) => /[1-9]\d?00$/.test(city.code) && !city.code.endsWith('0000')),
    ).toHaveLength(333);
    expect(
      cities.filter((city) => /^\d\d90(?!00)/.test(city.code)).every((city) => city.code[2] === '9'),
    ).toBe(true);
    expect(new Set(cities.map((city) => city.code)).size).toBe(cities.length);
    expect(cities.every((city) => /^\d{6}$/.test(city.code) && /^\p{Script=Han}+$/u.test(city.name))).toBe(
      true,
    );
  });

  it.each([
    ['广州', '440100', '广东'],
    ['广州市', '440100', '广东'],
    ['广东省广州市', '440100', '广东'],
    ['广东 · 深圳', '440300', '广东'],
    ['北京', '110000', '北京'],
    ['北京市', '110000', '北京'],
    ['重庆市', '500000', '重庆'],
    ['香港', '810000', '香港'],
    ['澳门特别行政区', '820000', '澳门'],
    ['香港特别行政區', '810000', '香港'],
    ['澳門', '820000', '澳门'],
    ['臺灣', '710000', '台湾'],
    ['台湾', '710000', '台湾'],
    ['吉林', '220200', '吉林'],
    ['吉林市', '220200', '吉林'],
    ['恩施', '422800', '湖北'],
    ['恩施州', '422800', '湖北'],
    ['恩施土家族苗族自治州', '422800', '湖北'],
    ['仙桃', '429004', '湖北'],
    ['神农架', '429021', '湖北'],
    ['锡林郭勒', '152500', '内蒙古'],
    ['内蒙古自治区呼和浩特市', '150100', '内蒙古'],
    ['新疆维吾尔自治区乌鲁木齐市', '650100', '新疆'],
    ['巴音郭楞', '652800', '新疆'],
    ['博尔塔拉', '652700', '新疆'],
    ['伊犁', '654000', '新疆'],
    ['海南州', '632500', '青海'],
    ['延边', '222400', '吉林'],
    ['三沙', '460300', '海南'],
  ])('%s is %s in %s', (name, code, province) => {
    expect(findCityByName(name)).toMatchObject({ code, province });
  });

  it('finds every city by its full name, short or after its province', () => {
    for (const city of listCities()) {
      expect(findCityByName(city.name)).toEqual(city);
      expect(findCityByCode(city.code)).toEqual(city);
      if (!city.code.endsWith('0000')) expect(findCityByName(city.province + city.name)).toEqual(city);
    }
  });

  it.each(['', '火星', '省', '市', 'Shanghai', '湖南广州'])('does not know %j', (name) => {
    expect(findCityByName(name)).toBeNull();
  });

  it('takes a district for its city', () => {
    expect(findCityByCode('440106')?.name).toBe('广州市');
    expect(findCityByCode('110101')?.name).toBe('北京市');
    expect(findCityByCode('500200')?.name).toBe('重庆市');
    expect(findCityByCode('990000')).toBeNull();
    expect(findCityByCode('4401')).toBeNull();
  });
});
