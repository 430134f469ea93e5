import { pinyinKeys } from '@/lib/organization/pinyin';
import { cleanText } from './values/text';

/** What people write for a city in one character. */
const SHORT: Record<string, string> = {
  京: '北京',
  沪: '上海',
  申: '上海',
  津: '天津',
  渝: '重庆',
  穗: '广州',
  深: '深圳',
  杭: '杭州',
  蓉: '成都',
  宁: '南京',
};

/** What stands behind the name of a place; a word is never only that. */
const OFFICIAL = /(?:特别行政区|自治[区州县旗]|地区|林区|新区|大区|省|市|区|县|盟|旗)$/;
/** Nobody means a word by more than this, and comparing costs the product of both lengths. */
const LONGEST = 40;

/**
 * Up to three known words that what stands there was probably meant to be, the nearest first. Bold guesses are worse than
 * none, for one press puts them into every row.
 */
export function suggestions(text: string, known: readonly string[]): string[] {
  if (text.length > LONGEST) return [];
  const wanted = plain(SHORT[text.trim()] ?? text);
  if (wanted === '') return [];
  return known
    .map((word) => ({ word, score: likeness(wanted, plain(word)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.word.length - b.word.length)
    .slice(0, 3)
    .map(({ word }) => word);
}

const plain = (text: string) =>
  cleanText(text)
    .toLowerCase()
    .replace(/[\s\-_·.()（）]/g, '');

function stem(word: string): string {
  const short = word.replace(OFFICIAL, '');
  return short.length >= 2 ? short : word;
}

/** 0 = something else, 1 = the same. Numbers say which one is meant: two that differ in them are two things. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = [stem(a), stem(b)];
  if (short === long) return 0.95;
  if (numbersOf(short) !== numbersOf(long)) return 0;
  if (isPart(short, long) || isPart(long, short))
    return 0.5 + 0.3 * (Math.min(short.length, long.length) / Math.max(short.length, long.length));
  if (isHeardAlike(short, long)) return 0.9;
  const length = Math.max(short.length, long.length);
  return isSlip(short, long) ? 0.8 - distance(short, long) / length : 0;
}

const numbersOf = (text: string) =>
  (text.match(/\d+/g) ?? []).map((digits) => digits.replace(/^0+/, '')).join();
const isHan = (text: string) => /^\p{Script=Han}+$/u.test(text);
/** Two Chinese characters say as much as three letters. */
const isWord = (text: string) => text.length >= (isHan(text) ? 2 : 3);

/** One is the other with something added: 静安店 and 上海静安店. Of two characters only their beginning counts. */
function isPart(part: string, whole: string): boolean {
  if (!isWord(part) || part.length * 2 < whole.length) return false;
  return part.length > 2 ? whole.includes(part) : whole.startsWith(part);
}

/** 杭洲 and 杭州: an input method offers both for the same keys. */
const isHeardAlike = (a: string, b: string) =>
  a.length === b.length &&
  [...a].some((character, at) => character === b[at]) &&
  isHan(a) &&
  isHan(b) &&
  pinyinKeys(a).full === pinyinKeys(b).full;

/** A slip of the hand or two, by length; of two characters one is half of the word, and no slip. */
function isSlip(a: string, b: string): boolean {
  const [least, most] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  if (least < 3 || a[0] !== b[0]) return false;
  const slips = distance(a, b);
  // Names of three characters with another one in place of the last are mostly another place: 张家港, 张家口, 张家界.
  if (isHan(a) && a.length === b.length && a.length === 3) return false;
  return slips <= (most >= 8 ? 2 : 1);
}

/** Letters to change, add or leave out. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
