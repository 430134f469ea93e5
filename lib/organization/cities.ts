import { PROVINCE_LINES } from '@/lib/organization/city-table';

export type City = {
  /** Six digits of GB/T 2260, e.g. `440100`; a municipality has its province's, `110000`. */
  readonly code: string;
  /** Official name, e.g. `广州市`. */
  readonly name: string;
  readonly provinceCode: string;
  /** Short name of the province, which is the name of its tile on the map: `广东`, `内蒙古`. */
  readonly province: string;
};
export type Province = { readonly code: string; readonly name: string };

const PROVINCES: readonly Province[] = PROVINCE_LINES.map((line) => {
  const [code = '', name = ''] = line.split(' ');
  return { code: `${code}0000`, name };
});
const CITIES: readonly City[] = PROVINCE_LINES.flatMap((line) => {
  const [digits = '', province = '', ...cities] = line.split(' ');
  return cities.map((text) => {
    const own = /^\d+/.exec(text)?.[0] ?? '';
    return {
      code: (digits + own).padEnd(6, '0'),
      name: text.slice(own.length),
      provinceCode: `${digits}0000`,
      province,
    };
  });
});
const NATIONALITIES =
  /(朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|壮族|傣族|白族|景颇族|傈僳族|回族|蒙古族|蒙古|柯尔克孜|哈萨克|黎族)+(自治州|自治县)$/;
/** Traditional characters of the names that Hong Kong, Macao and Taiwan write themselves. */
const SIMPLIFIED: Readonly<Record<string, string>> = {
  區: '区',
  縣: '县',
  臺: '台',
  灣: '湾',
  門: '门',
  東: '东',
  廣: '广',
};
const BY_CODE = new Map(CITIES.map((city) => [city.code, city]));
const BY_NAME = nameIndex();

export function listProvinces(): readonly Province[] {
  return PROVINCES;
}

export function listCities(): readonly City[] {
  return CITIES;
}

/** By code; the districts of a municipality (110101, 500200) are the municipality, a district (440106) is its city. */
export function findCityByCode(code: string): City | null {
  if (!/^\d{6}$/.test(code)) return null;
  const candidates = [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
  return candidates.map((candidate) => BY_CODE.get(candidate)).find((city) => city !== undefined) ?? null;
}

/**
 * By name as people write it: with or without 市, 地区, 盟 or the nationalities of an autonomous prefecture
 * (`恩施` for 恩施土家族苗族自治州), after a province's name or not. Null when unknown, or when the name is
 * short for more than one city.
 */
export function findCityByName(text: string): City | null {
  const name = text
    .normalize('NFKC')
    .replace(/[\s·,/-]/g, '')
    .replace(/[區縣臺灣門東廣]/g, (character) => SIMPLIFIED[character] ?? character);
  if (name === '') return null;
  const found = BY_NAME.get(name) ?? BY_NAME.get(shortName(name));
  if (found !== undefined) return found;
  for (const { code, name: province } of PROVINCES) {
    if (!name.startsWith(province)) continue;
    const rest = name.slice(province.length).replace(/^(省|市|(壮族|回族|维吾尔)?自治区|特别行政区)/, '');
    const city = rest === '' ? undefined : (BY_NAME.get(rest) ?? BY_NAME.get(shortName(rest)));
    if (city && city.provinceCode === code) return city;
  }
  return null;
}

function shortName(name: string): string {
  const short = name.replace(NATIONALITIES, '').replace(/(特别行政区|自治州|地区|林区|省|市|盟|县|州)$/, '');
  return short.length >= 2 ? short : name;
}

function nameIndex(): ReadonlyMap<string, City | null> {
  const index = new Map<string, City | null>();
  for (const city of CITIES) {
    for (const name of new Set([city.name, shortName(city.name)])) {
      index.set(name, index.has(name) ? null : city);
    }
  }
  return index;
}
