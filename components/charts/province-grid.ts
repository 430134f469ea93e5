/**
 * 34 equal tiles, one a province-level division, by GB/T 2260 code. No outlines are drawn anywhere: published
 * boundary maps need a review number, a grid of equal squares is a list in two dimensions.
 */
export type Province = { code: string; zh: string; en: string; col: number; row: number };
type Tile = [code: string, zh: string, en: string, row: number, col: number];

// biome-ignore format: one line a tile reads as the grid it is
const TILES: readonly Tile[] = [
  ['230000', '黑龙江', 'Heilongjiang', 0, 6],
  ['150000', '内蒙古', 'Inner Mongolia', 1, 3],
  ['220000', '吉林', 'Jilin', 1, 6],
  ['650000', '新疆', 'Xinjiang', 2, 0],
  ['620000', '甘肃', 'Gansu', 2, 1],
  ['640000', '宁夏', 'Ningxia', 2, 2],
  ['140000', '山西', 'Shanxi', 2, 3],
  ['110000', '北京', 'Beijing', 2, 4],
  ['120000', '天津', 'Tianjin', 2, 5],
  ['210000', '辽宁', 'Liaoning', 2, 6],
  ['540000', '西藏', 'Tibet', 3, 0],
  ['630000', '青海', 'Qinghai', 3, 1],
  ['610000', '陕西', 'Shaanxi', 3, 2],
  ['410000', '河南', 'Henan', 3, 3],
  ['130000', '河北', 'Hebei', 3, 4],
  ['370000', '山东', 'Shandong', 3, 5],
  ['510000', '四川', 'Sichuan', 4, 1],
  ['500000', '重庆', 'Chongqing', 4, 2],
  ['420000', '湖北', 'Hubei', 4, 3],
  ['340000', '安徽', 'Anhui', 4, 4],
  ['320000', '江苏', 'Jiangsu', 4, 5],
  ['310000', '上海', 'Shanghai', 4, 6],
  ['530000', '云南', 'Yunnan', 5, 1],
  ['520000', '贵州', 'Guizhou', 5, 2],
  ['430000', '湖南', 'Hunan', 5, 3],
  ['360000', '江西', 'Jiangxi', 5, 4],
  ['330000', '浙江', 'Zhejiang', 5, 5],
  ['450000', '广西', 'Guangxi', 6, 2],
  ['440000', '广东', 'Guangdong', 6, 3],
  ['350000', '福建', 'Fujian', 6, 4],
  ['710000', '台湾', 'Taiwan', 6, 6],
  ['460000', '海南', 'Hainan', 7, 2],
  ['820000', '澳门', 'Macao', 7, 3],
  ['810000', '香港', 'Hong Kong', 7, 4],
];

/** All 34, north to south, west to east. */
export const PROVINCES: readonly Province[] = TILES.map(([code, zh, en, row, col]) => ({
  code,
  zh,
  en,
  row,
  col,
}));

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * The tile an arrow key leads to: the nearest one in that direction, sideways drift costing double, so that no
 * gap in the grid is a dead end unless it is the edge. Returns `from` itself at the edge or for another key.
 */
export function tileBeyond({ from, key }: { from: string; key: string }): string {
  const start = PROVINCES.find((tile) => tile.code === from);
  const step = STEPS[key];
  if (!start || !step) return from;
  const [down, right] = step;
  let best = { code: from, cost: Number.POSITIVE_INFINITY };
  for (const tile of PROVINCES) {
    const ahead = (tile.row - start.row) * down + (tile.col - start.col) * right;
    if (ahead <= 0) continue;
    const drift = Math.abs((tile.row - start.row) * right) + Math.abs((tile.col - start.col) * down);
    const cost = ahead + 2 * drift;
    if (cost < best.cost) best = { code: tile.code, cost };
  }
  return best.code;
}
