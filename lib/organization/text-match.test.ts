import { describe, expect, it } from 'vitest';
import { knownSearchKeys } from './search-keys';
import { matchingText } from './text-match';

const places = [
  ['总览', 'overview'],
  ['门店', 'stores'],
  ['新建门店', 'stores/new'],
  ['导入门店', 'imports/new'],
  ['设置', 'settings'],
  ['Metric dictionary', 'metrics'],
].map(([label = '', word = '']) => ({ label, ...knownSearchKeys(label), words: [word] }));

describe('matchingText', () => {
  it.each([
    ['门店', ['门店', '新建门店', '导入门店']],
    ['md', ['门店']],
    ['xjmd', ['新建门店']],
    ['zonglan', ['总览']],
    ['STORES', ['门店', '新建门店']],
    ['ｓｅｔ', ['设置']],
    ['dict', ['Metric dictionary']],
    ["m'd", ['门店']],
    ['', places.map(({ label }) => label)],
    ['  ', places.map(({ label }) => label)],
    ['没有', []],
    ['%', []],
  ])('%s', (text, wanted) => {
    expect(matchingText(places, text).map(({ label }) => label)).toEqual(wanted);
  });
});
