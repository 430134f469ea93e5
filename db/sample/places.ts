/** Real cities of the sample chain: big region / province / city, WGS-84 centre, weight, and districts where malls stand. */
export type SampleCity = {
  bigRegion: string;
  province: string;
  city: string;
  latitude: number;
  longitude: number;
  weight: number;
  districts: readonly string[];
};

const lines = `
华东 上海 上海市 31.230 121.474 30 静安 徐汇 浦东 长宁 杨浦 闵行 普陀 黄浦 虹口 宝山
华东 江苏 南京市 32.061 118.797 12 新街口 河西 仙林 江宁 鼓楼
华东 江苏 苏州市 31.299 120.585 12 园区 姑苏 吴中 相城 高新
华东 江苏 无锡市 31.491 120.312 6 梁溪 滨湖 新吴
华东 浙江 杭州市 30.274 120.155 16 西湖 滨江 拱墅 余杭 萧山 上城
华东 浙江 宁波市 29.868 121.544 8 海曙 鄞州 江北
华东 浙江 温州市 28.000 120.672 4 鹿城 瓯海
华东 安徽 合肥市 31.821 117.227 7 蜀山 庐阳 包河 政务
华东 山东 济南市 36.651 117.120 6 历下 历城 槐荫
华东 山东 青岛市 36.067 120.383 8 市南 崂山 李沧
华东 福建 福州市 26.074 119.296 5 鼓楼 台江 仓山
华东 福建 厦门市 24.480 118.089 7 思明 湖里 集美
华南 广东 广州市 23.129 113.264 18 天河 越秀 海珠 番禺 白云 荔湾
华南 广东 深圳市 22.543 114.058 20 福田 南山 罗湖 龙岗 宝安 龙华
华南 广东 佛山市 23.022 113.122 6 南海 顺德 禅城
华南 广东 东莞市 23.021 113.752 6 南城 东城 松山湖
华南 广西 南宁市 22.817 108.366 4 青秀 西乡塘
华南 海南 海口市 20.044 110.199 3 龙华 美兰
华北 北京 北京市 39.904 116.407 24 朝阳 海淀 西城 东城 丰台 通州 大兴 望京
华北 天津 天津市 39.084 117.201 8 和平 南开 河西 滨海
华北 河北 石家庄市 38.042 114.515 4 长安 裕华
华北 山西 太原市 37.870 112.549 4 小店 万柏林
华北 内蒙古 呼和浩特市 40.842 111.749 2 赛罕 新城
华中 湖北 武汉市 30.593 114.305 14 江汉 武昌 洪山 光谷 汉阳
华中 湖北 宜昌市 30.692 111.287 3 伍家岗 西陵
华中 湖南 长沙市 28.228 112.939 10 芙蓉 岳麓 雨花 开福
华中 河南 郑州市 34.747 113.625 8 金水 二七 郑东
华中 江西 南昌市 28.683 115.858 4 红谷滩 东湖
西南 四川 成都市 30.573 104.066 16 锦江 武侯 高新 青羊 成华 金牛
西南 重庆 重庆市 29.563 106.551 12 渝中 江北 沙坪坝 南岸 渝北
西南 贵州 贵阳市 26.647 106.630 4 南明 观山湖
西南 云南 昆明市 24.880 102.833 5 五华 盘龙 官渡
西北 陕西 西安市 34.342 108.940 10 雁塔 碑林 未央 曲江
西北 甘肃 兰州市 36.061 103.834 2 城关 七里河
西北 新疆 乌鲁木齐市 43.825 87.617 2 天山 新市
东北 辽宁 沈阳市 41.806 123.432 6 和平 沈河 浑南
东北 辽宁 大连市 38.914 121.615 5 中山 沙河口
东北 吉林 长春市 43.817 125.324 3 朝阳 南关
东北 黑龙江 哈尔滨市 45.803 126.535 4 道里 南岗
`;

export const sampleCities: readonly SampleCity[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [bigRegion, province, city, latitude, longitude, weight, ...districts] = line.split(' ') as [
      string,
      string,
      string,
      string,
      string,
      string,
      ...string[],
    ];
    return {
      bigRegion,
      province,
      city,
      latitude: Number(latitude),
      longitude: Number(longitude),
      weight: Number(weight),
      districts,
    };
  });

export const mallNames = [
  '大悦城',
  '万象城',
  '银泰城',
  '万达广场',
  '吾悦广场',
  '来福士',
  '恒隆广场',
  '印象城',
  '龙湖天街',
  '凯德广场',
  '合生汇',
  '环球港',
  '正佳广场',
  '海岸城',
  '新世界',
  '百联',
  '中心城',
  '活力城',
] as const;

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const givenFirst = [
  ...'雨欣思梓子若诗晓佳静文嘉宇浩俊晨怡一可心梦雪明志建国海丽秀芳婷敏强磊洋艳勇军杰涛超丹霞平刚桂英华玉兰红',
];
const givenSecond = ['', '', ...'涵怡萱妍琪雯彤宁悦颖轩然泽睿博航辰铭豪凯峰鹏飞龙波斌鑫伟娜玲慧燕琳莹洁倩楠'];

/** A name by number: the same person has the same name. */
export const personName = (number: number): string =>
  `${surnames[(number * 31) % surnames.length]}${givenFirst[(number * 17 + 5) % givenFirst.length]}${givenSecond[(number * 13 + 2) % givenSecond.length]}`;
