import { findCityByName } from '@/lib/organization/cities';
import { addDays, type Day } from '@/lib/time';
import { mallNames, personName, type SampleCity, sampleCities } from './places';
import { Stream } from './random';

export type SampleStore = {
  code: string;
  name: string;
  brand: string;
  region: string;
  /** Region before the move of 1 January, for the stores that moved. */
  regionBefore?: string;
  city: SampleCity;
  cityCode: string;
  latitude: number;
  longitude: number;
  areaM2: number;
  format: string;
  address: string;
  openedOn: Day;
  manager: string;
  /** Mean orders a day before season and trend. */
  pace: number;
  counter: 'sensor' | 'miniprogram' | 'none';
  /** Its page in the mini-program is counted too, beside the sensor. */
  hasPage: boolean;
  conversion: number;
};
export type SampleBrand = { code: string; name: string; stores: number; aovFen: number; units: number };
export type SampleRegion = { code: string; name: string; parentCode?: string };
export type SampleProduct = { code: string; name: string; brand: string; category: string; priceFen: number };
export type SampleGuide = { code: string; name: string; store: string; isManager: boolean; phone: string };
export type Chain = {
  brands: SampleBrand[];
  regions: SampleRegion[];
  stores: SampleStore[];
  guides: SampleGuide[];
  products: SampleProduct[];
  categories: { code: string; name: string; brand: string }[];
};

export const sampleDays = 400;

const brands: SampleBrand[] = [
  { code: 'QINGHE', name: '青禾茶饮', stores: 140, aovFen: 3_400, units: 1.8 },
  { code: 'SHANZHI', name: '山止服饰', stores: 90, aovFen: 38_000, units: 1.5 },
  { code: 'XIAOMAN', name: '小满美妆', stores: 70, aovFen: 21_500, units: 1.7 },
];

const goods: Record<string, [string, string, [string, number][]][]> = {
  QINGHE: [
    [
      'TEA',
      '鲜果茶',
      [
        ['多肉葡萄', 2_900],
        ['芝芝芒芒', 2_900],
        ['满杯百香', 2_300],
        ['椰椰芒芒', 2_600],
        ['青提茉莉', 2_400],
        ['桃桃乌龙', 2_500],
      ],
    ],
    [
      'MILK',
      '鲜奶茶',
      [
        ['烤黑糖波波', 2_100],
        ['茉莉奶绿', 1_900],
        ['桂花乌龙奶', 2_200],
        ['伯牙绝弦', 2_000],
        ['燕麦抹茶', 2_400],
      ],
    ],
    [
      'BAKE',
      '烘焙',
      [
        ['海盐贝果', 1_500],
        ['抹茶欧包', 1_900],
        ['蛋黄酥', 1_200],
        ['牛角包', 1_600],
      ],
    ],
  ],
  SHANZHI: [
    [
      'OUTER',
      '外套',
      [
        ['防风冲锋衣', 69_900],
        ['羊毛大衣', 129_900],
        ['轻薄羽绒服', 79_900],
        ['牛仔夹克', 45_900],
      ],
    ],
    [
      'TOP',
      '上装',
      [
        ['棉质衬衫', 25_900],
        ['针织开衫', 32_900],
        ['圆领卫衣', 27_900],
        ['短袖T恤', 12_900],
      ],
    ],
    [
      'PANTS',
      '下装',
      [
        ['直筒牛仔裤', 29_900],
        ['休闲长裤', 25_900],
        ['半身裙', 26_900],
      ],
    ],
  ],
  XIAOMAN: [
    [
      'SKIN',
      '护肤',
      [
        ['玻尿酸精华', 32_900],
        ['修护面霜', 26_900],
        ['氨基酸洁面', 9_900],
        ['防晒乳', 16_900],
        ['补水面膜', 12_900],
      ],
    ],
    [
      'MAKEUP',
      '彩妆',
      [
        ['丝绒唇釉', 11_900],
        ['气垫粉底', 19_900],
        ['九色眼影', 22_900],
        ['睫毛膏', 9_900],
      ],
    ],
    [
      'FRAG',
      '香氛',
      [
        ['桂花淡香水', 39_900],
        ['白茶香薰', 18_900],
      ],
    ],
  ],
};

function sampleGoods(): { products: SampleProduct[]; categories: Chain['categories'] } {
  const products: SampleProduct[] = [];
  const categories: Chain['categories'] = [];
  for (const [brand, groups] of Object.entries(goods)) {
    for (const [short, name, items] of groups) {
      const category = `${brand}-${short}`;
      categories.push({ code: category, name, brand });
      items.forEach(([product, priceFen], at) => {
        for (const [size, factor] of [
          ['', 1],
          ['（大）', 1.25],
          ['（限定）', 1.4],
        ] as const) {
          products.push({
            code: `${category}-${at + 1}${size === '' ? '' : size === '（大）' ? 'L' : 'X'}`,
            name: `${product}${size}`,
            brand,
            category,
            priceFen: Math.round((priceFen * factor) / 100) * 100,
          });
        }
      });
    }
  }
  return { products, categories };
}

const provinceCode = (city: SampleCity): string => `P-${city.bigRegion}-${city.province}`;
const cityRegionCode = (city: SampleCity): string => `C-${city.city}`;
const districtCode = (city: SampleCity, district: string): string => `D-${city.city}-${district}`;

function sampleRegions(): SampleRegion[] {
  const regions = new Map<string, SampleRegion>();
  const put = (region: SampleRegion) => regions.has(region.code) || regions.set(region.code, region);
  for (const city of sampleCities) {
    put({ code: `R-${city.bigRegion}`, name: `${city.bigRegion}大区` });
    put({ code: provinceCode(city), name: `${city.province}省区`, parentCode: `R-${city.bigRegion}` });
    put({ code: cityRegionCode(city), name: city.city, parentCode: provinceCode(city) });
    for (const district of city.districts)
      put({ code: districtCode(city, district), name: `${district}片区`, parentCode: cityRegionCode(city) });
  }
  return [...regions.values()];
}

/** Cities in proportion to their weight, dealt by largest remainder so that 300 stores come out exactly. */
function dealCities(count: number): SampleCity[] {
  const total = sampleCities.reduce((sum, city) => sum + city.weight, 0);
  const shares = sampleCities.map((city) => ({
    city,
    whole: Math.floor((count * city.weight) / total),
    rest: ((count * city.weight) / total) % 1,
  }));
  const missing = count - shares.reduce((sum, share) => sum + share.whole, 0);
  const chosen = new Set([...shares].sort((a, b) => b.rest - a.rest).slice(0, missing));
  return shares.flatMap((share) =>
    Array.from({ length: share.whole + (chosen.has(share) ? 1 : 0) }, () => share.city),
  );
}

function shuffled<T>(items: readonly T[], stream: Stream): T[] {
  return items
    .map((item) => ({ item, at: stream.unit() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

const pad = (number: number): string => String(number).padStart(3, '0');

/** The cities of the stores that the stories need are chosen; the others are dealt. */
function citiesOfStores(count: number, stream: Stream): SampleCity[] {
  const dealt = shuffled(dealCities(count), stream);
  const swapIn = (at: number, fits: (city: SampleCity) => boolean) => {
    const from = dealt.findIndex((city, index) => fits(city) && (index > 150 || index < 10));
    if (from < 0 || fits(dealt[at] as SampleCity)) return;
    [dealt[at], dealt[from]] = [dealt[from] as SampleCity, dealt[at] as SampleCity];
  };
  swapIn(0, (city) => city.city === '上海市');
  swapIn(13, (city) => city.city === '北京市');
  for (let at = 119; at <= 130; at += 1) swapIn(at, (city) => city.bigRegion === '华中');
  return dealt;
}

function sampleStores(lastDay: Day): SampleStore[] {
  const stream = new Stream('stores');
  const cities = citiesOfStores(300, stream);
  const brandOf = shuffled(
    brands.flatMap((brand) => Array.from({ length: brand.stores }, () => brand)),
    stream,
  );
  const used = new Set<string>();
  return cities.map((city, at) => {
    const brand = brandOf[at] as SampleBrand;
    let district = stream.pick(city.districts);
    let mall: string = stream.pick(mallNames);
    if (at === 0) [district, mall] = ['静安', '大悦城'];
    for (let tries = 0; used.has(`${brand.code}${district}${mall}`) && tries < 40; tries += 1) {
      district = stream.pick(city.districts);
      mall = stream.pick(mallNames);
    }
    used.add(`${brand.code}${district}${mall}`);
    const isMoved = at >= 119 && at <= 130;
    const age = stream.chance(0.8)
      ? sampleDays + stream.between(60, 2_000)
      : stream.between(60, sampleDays - 20);
    return {
      code: `S${pad(at + 1)}`,
      name: `${district}${mall}店`,
      brand: brand.code,
      region: districtCode(city, district),
      // Until New Year these stores belonged to the East; afterwards to where they stand.
      ...(isMoved ? { regionBefore: 'D-合肥市-政务' } : {}),
      city,
      cityCode: findCityByName(city.city)?.code ?? '',
      latitude: Number((city.latitude + (stream.unit() - 0.5) * 0.16).toFixed(6)),
      longitude: Number((city.longitude + (stream.unit() - 0.5) * 0.18).toFixed(6)),
      areaM2: brand.code === 'QINGHE' ? stream.between(45, 140) : stream.between(90, 380),
      format: stream.pick(
        brand.code === 'QINGHE' ? ['标准店', '快取店', '旗舰店'] : ['标准店', '旗舰店', '奥莱店'],
      ),
      address: `${city.city}${district}区${mall}${stream.between(1, 4)}层${stream.between(101, 468)}号`,
      openedOn: at === 101 ? addDays(lastDay, -19) : addDays(lastDay, -age),
      manager: personName(5_000 + at),
      pace: (brand.code === 'QINGHE' ? 6.4 : brand.code === 'SHANZHI' ? 2.85 : 3.8) * stream.around(0.35),
      counter: at % 12 === 11 ? 'none' : at % 5 === 4 ? 'miniprogram' : 'sensor',
      hasPage: at % 4 === 1,
      conversion: (brand.code === 'QINGHE' ? 0.24 : 0.13) * stream.around(0.18),
    };
  });
}

function sampleGuides(stores: readonly SampleStore[]): SampleGuide[] {
  const guides: SampleGuide[] = [];
  for (let at = 0; at < 2_000; at += 1) {
    const store = stores[at % stores.length] as SampleStore;
    const isManager = at < stores.length;
    guides.push({
      code: `G${String(at + 1).padStart(4, '0')}`,
      name: isManager ? store.manager : personName(10_000 + at),
      store: store.code,
      isManager,
      phone: `1370${String(1_000_000 + at * 37).padStart(7, '0')}`,
    });
  }
  return guides;
}

/** The sample chain up to its last complete business day: the same for the same day. */
export function sampleChain(lastDay: Day): Chain {
  const stores = sampleStores(lastDay);
  return { brands, regions: sampleRegions(), stores, guides: sampleGuides(stores), ...sampleGoods() };
}
