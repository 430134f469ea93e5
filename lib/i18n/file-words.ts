import type { Locale } from './locale';
import enAudit from './messages/en/audit.json';
import enExports from './messages/en/exports.json';
import enGoods from './messages/en/goods.json';
import enGuides from './messages/en/guides.json';
import enStores from './messages/en/stores.json';
import zhAudit from './messages/zh-CN/audit.json';
import zhExports from './messages/zh-CN/exports.json';
import zhGoods from './messages/zh-CN/goods.json';
import zhGuides from './messages/zh-CN/guides.json';
import zhStores from './messages/zh-CN/stores.json';

const zh = { stores: zhStores, guides: zhGuides, goods: zhGoods, audit: zhAudit, exports: zhExports };
export type FileWords = typeof zh;

/** The words of the screens, for files that are written where no page is. */
const words: Record<Locale, FileWords> = {
  'zh-CN': zh,
  en: { stores: enStores, guides: enGuides, goods: enGoods, audit: enAudit, exports: enExports },
};

export const fileWords = (locale: Locale): FileWords => words[locale];
