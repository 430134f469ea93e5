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

/** Nobody means a word by more than this, and comparing costs the product of both lengths. */
const LONGEST = 40;

/** Up to three known words that what stands there was probably meant to be, the nearest first. */
export function suggestions(text: string, known: readonly string[]): string[] {
  if (text.length > LONGEST) return [];
  const wanted = plain(SHORT[text.trim()] ?? text);
  if (wanted === '') return [];
  return known
    .map((word) => ({ word, score: likeness(wanted, plain(word)) }))
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score || a.word.length - b.word.length)
    .slice(0, 3)
    .map(({ word }) => word);
}

const plain = (text: string) =>
  cleanText(text)
    .toLowerCase()
    .replace(/[\s\-_·.()（）]/g, '');

/** 0–1: one inside the other, else the share of neighbouring pairs both have, else a single slip of the hand. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (b === '') return 0;
  if (b.includes(a) || a.includes(b))
    return 0.7 + 0.3 * (Math.min(a.length, b.length) / Math.max(a.length, b.length));
  const slips = distance(a, b);
  return Math.max(0, 1 - slips / Math.max(a.length, b.length));
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
