export const IMPORT_KINDS = ['stores', 'guides', 'members', 'orders', 'products', 'targets'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What the values of a column look like; value-shape.ts tests samples against it. */
export type Shape =
  | 'text'
  | 'code'
  | 'phone'
  | 'date'
  | 'moment'
  | 'month'
  | 'money'
  | 'number'
  | 'latitude'
  | 'longitude';

/** `isRequired`: a column or a constant must give it. `words`: headings as headingKey cleans them, best first. */
export type Field = { name: string; shape: Shape; isRequired: boolean; words: readonly string[] };

/** Heading words are written with blanks between them; an exclamation mark behind the shape makes the field required. */
function field(name: string, shape: Shape | `${Shape}!`, words: string): Field {
  const isRequired = shape.endsWith('!');
  return {
    name,
    shape: (isRequired ? shape.slice(0, -1) : shape) as Shape,
    isRequired,
    words: words.trim().split(/\s+/),
  };
}

const STORE_CODE = `门店编号 门店编码 门店代码 店铺编号 店铺编码 店铺代码 店号 店编号 门店id 店铺id 机构编码
  网点编号 storeid storecode storeno storenumber shopid shopcode outletcode`;
const PHONE = `手机号 手机号码 手机 移动电话 联系手机 电话 联系电话 电话号码 mobile mobilephone cellphone phone
  phonenumber tel`;
const CARD = `会员卡号 卡号 会员号 会员编号 cardno cardnumber membercard loyaltycard`;
const POS_ID = `收银系统会员号 会员id 顾客编号 客户编号 顾客id 客户id customerid memberid memberno householdid userid customer
  cid`;
const GUIDE = `导购编号 导购工号 店员编号 工号 员工编号 员工号 导购 营业员 销售员 guidecode guideid employeeid
  staffid salesperson associate`;
const STORE_REF = field(
  'store',
  // A code or a name, and names hold blanks.
  'text!',
  `${STORE_CODE} 所属门店 归属门店 门店 店铺 消费门店 下单门店 开卡门店 注册门店 门店名称 store
    shop storename`,
);

const FIELDS: Record<ImportKind, readonly Field[]> = {
  stores: [
    field('code', 'code', `${STORE_CODE} 编号 编码 代码 code id`),
    field(
      'name',
      'text!',
      `门店名称 店铺名称 店名 门店名 名称 门店 店铺 storename shopname name store title 商圈 网点名称`,
    ),
    field('brand', 'text', `品牌 品牌名称 所属品牌 品牌编码 brand brandname brandcode banner`),
    field('region', 'text', `区域 大区 所属区域 所属大区 片区 战区 区域编码 region area zone`),
    field('format', 'text', `店型 业态 门店类型 门店业态 类型 format storetype type`),
    field('province', 'text', `省份 省 所在省 省市 province state`),
    field('city', 'text', `城市 市 所在城市 地市 城市名称 city cityname town`),
    field('district', 'text', `区县 县区 行政区 县 区 district county`),
    field(
      'address',
      'text',
      `地址 详细地址 门店地址 店铺地址 具体位置 位置 所在地址 address streetaddress location addr`,
    ),
    field('latitude', 'latitude', `纬度 lat latitude y datay 坐标y ycoordinate pointy gpslat`),
    field('longitude', 'longitude', `经度 lng lon long longitude x datax 坐标x xcoordinate pointx gpslng`),
    field('areaM2', 'number', `面积 营业面积 门店面积 经营面积 面积㎡ aream2 areasqm sqm floorarea size`),
    field('phone', 'text', `门店电话 店铺电话 联系电话 电话 座机 phone tel telephone storephone`),
    field(
      'openingHours',
      'text',
      `营业时间 营业时段 开放时间 工作时间 openinghours hours businesshours opentime`,
    ),
    field(
      'openedOn',
      'date',
      `开业日期 开业时间 开店日期 开店时间 开业日 openedon opendate openingdate opened`,
    ),
    field('manager', 'text', `店长 店长姓名 负责人 门店经理 manager managername storemanager`),
    field('status', 'text', `状态 门店状态 营业状态 经营状态 status storestatus`),
  ],
  guides: [
    field(
      'code',
      'code',
      `导购编号 导购工号 店员编号 工号 员工编号 员工号 营业员 销售员 guidecode guideid employeeid
    staffid salesperson associate 编号 编码 code id`,
    ),
    field('name', 'text!', `姓名 导购姓名 员工姓名 店员姓名 名称 导购 name fullname guidename employeename`),
    field('phone', 'phone', `${PHONE}`),
    STORE_REF,
    field('role', 'text', `岗位 职位 职务 角色 role position jobtitle title`),
    field('hiredOn', 'date', `入职日期 入职时间 到岗日期 hiredon hiredate startdate joinedon`),
    field('leftOn', 'date', `离职日期 离职时间 离岗日期 lefton leavedate enddate`),
  ],
  members: [
    field('phone', 'phone', `${PHONE}`),
    field('cardNo', 'code', `${CARD}`),
    field('posId', 'code', `${POS_ID} 编号 id code`),
    field('unionid', 'code', `unionid 微信unionid wechatunionid`),
    field('externalUserId', 'code', `externaluserid 外部联系人id 企微客户id 企业微信客户id`),
    field('name', 'text', `姓名 会员姓名 客户姓名 顾客姓名 名称 昵称 name fullname membername customername`),
    field('gender', 'text', `性别 gender sex`),
    field('birthday', 'date', `生日 出生日期 出生年月 birthday birthdate dateofbirth dob`),
    STORE_REF,
    field(
      'joinedAt',
      'moment',
      `入会时间 入会日期 注册时间 注册日期 开卡时间 开卡日期 办卡日期 加入时间 创建时间 joinedat
    joinedon joindate registeredat createdat signupdate`,
    ),
    field('guide', 'code', `专属导购 所属导购 服务导购 ${GUIDE}`),
    field('channel', 'text', `来源 渠道 入会渠道 注册渠道 来源渠道 channel source`),
    field(
      'smsConsent',
      'text',
      `短信授权 短信同意 营销授权 是否接收短信 接收营销 smsconsent smsoptin optin marketingconsent`,
    ),
  ],
  orders: [
    field(
      'id',
      'code',
      `订单号 订单编号 订单id 小票号 流水号 单号 交易号 交易流水号 销售单号 orderid orderno ordernumber
    order basketid receiptno transactionid ticketno invoiceno`,
    ),
    field(
      'paidAt',
      'moment!',
      `支付时间 付款时间 下单时间 订单时间 交易时间 销售时间 消费时间 成交时间 支付日期 下单日期
    订单日期 销售日期 交易日期 消费日期 日期 时间 paidat paidon orderdate ordertime
    transactiontimestamp transactiondate occurredat createdat timestamp datetime date time`,
    ),
    field(
      'amount',
      'money!',
      `实付金额 实付 支付金额 付款金额 实收金额 实收 成交金额 订单金额 销售金额 销售额 消费金额 金额
    总金额 合计 paidamount amountfen amountpaid salesvalue dollarvalue orderamount totalamount
    netamount amount total sales revenue price`,
    ),
    STORE_REF,
    field('phone', 'phone', `会员手机号 会员手机 买家手机 顾客手机 ${PHONE}`),
    field('cardNo', 'code', `${CARD}`),
    field('posId', 'code', `${POS_ID}`),
    field('guide', 'code', `${GUIDE}`),
    field(
      'units',
      'number',
      `件数 数量 销售数量 商品数量 商品件数 购买数量 units quantity qty items itemcount numberofitems
    numberofcds`,
    ),
    field('channel', 'text', `渠道 销售渠道 订单来源 来源 channel source`),
    field('sku', 'code', `商品编码 商品编号 商品id 货号 条码 sku skucode productid productcode itemcode`),
  ],
  products: [
    field(
      'code',
      'code!',
      `商品编码 商品编号 商品代码 货号 款号 sku skucode 商品id productid productcode itemcode 编码 编号
    code id 条码 barcode`,
    ),
    field(
      'name',
      'text!',
      `商品名称 品名 商品名 名称 款名 productname name itemname title producttype description`,
    ),
    field('brand', 'text', `品牌 品牌名称 brand brandname`),
    field('category', 'text', `品类 分类 类目 商品分类 类别 大类 category productcategory department class`),
    field('price', 'money', `吊牌价 零售价 标价 售价 价格 单价 listprice price retailprice unitprice`),
    field('status', 'text', `状态 商品状态 上下架 是否上架 status`),
  ],
  targets: [
    STORE_REF,
    field(
      'month',
      'month!',
      `月份 目标月份 年月 所属月份 期间 会计期间 日期 月 month yearmonth period targetmonth date`,
    ),
    field(
      'amount',
      'money!',
      `月目标 销售目标 目标金额 目标销售额 目标额 业绩目标 任务额 月度目标 净销售目标 目标 任务 金额 target
    targetamount monthlytarget salestarget goal budget quota amount`,
    ),
  ],
};

/** The fields of a kind in the order in which a form shows them. */
export function fieldsOf(kind: ImportKind): readonly Field[] {
  return FIELDS[kind];
}
