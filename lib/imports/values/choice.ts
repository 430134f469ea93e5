/** Words people write for a choice, in both languages. Keys are the values the house stores. */
export type Choices<Value extends string> = Record<Value, readonly string[]>;

export const GENDERS: Choices<'female' | 'male' | 'unknown'> = {
  female: ['女', '女性', '女士', '小姐', 'f', 'female', 'woman', '2'],
  male: ['男', '男性', '先生', 'm', 'male', 'man', '1'],
  unknown: ['未知', '保密', '不详', 'unknown', 'u', '0'],
};

export const STORE_STATUSES: Choices<'draft' | 'live' | 'paused' | 'closed'> = {
  draft: ['筹备', '筹备中', '待开业', '未开业', '草稿', 'draft', 'planned', 'opening soon'],
  live: ['营业', '营业中', '正常', '正常营业', '开业', '已开业', '在营', 'live', 'open', 'active', 'opened'],
  paused: ['暂停', '暂停营业', '歇业', '停业', '装修', '装修中', 'paused', 'suspended', 'temporarily closed'],
  closed: ['关闭', '已关闭', '闭店', '已闭店', '关店', '撤店', 'closed', 'inactive'],
};

export const PRODUCT_STATUSES: Choices<'active' | 'retired'> = {
  active: ['上架', '在售', '启用', '正常', '有效', 'active', 'on sale', '1'],
  retired: ['下架', '停售', '停用', '淘汰', '无效', 'retired', 'inactive', 'discontinued', '0'],
};

export const GUIDE_ROLES: Choices<'guide' | 'store_manager'> = {
  guide: ['导购', '店员', '营业员', '销售', '顾问', '美容顾问', 'ba', 'guide', 'associate', 'staff'],
  store_manager: ['店长', '副店长', '门店经理', 'store manager', 'manager'],
};

export const YES_NO: Choices<'yes' | 'no'> = {
  yes: ['是', '同意', '已同意', '已授权', '订阅', 'y', 'yes', 'true', '1', '√'],
  no: ['否', '不同意', '未同意', '拒绝', '退订', 'n', 'no', 'false', '0', '×'],
};

/** The value a word stands for, or null. */
export function findChoice<Value extends string>(choices: Choices<Value>, text: string): Value | null {
  const word = text.toLowerCase();
  for (const value in choices) if (value === word || choices[value].includes(word)) return value;
  return null;
}
