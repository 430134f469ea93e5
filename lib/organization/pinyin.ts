import { customPinyin, pinyin } from 'pinyin-pro';

/** What a search column holds: `重庆解放碑店` → full `chongqingjiefangbeidian`, initials `cqjfbd`. */
export type PinyinKeys = { readonly full: string; readonly initials: string };

/** Places whose readings the dictionary gets wrong; people type them as they are spoken there. */
customPinyin({
  莘庄: 'xīn zhuāng',
  乐清: 'yuè qīng',
  乐亭: 'lào tíng',
  大埔: 'dà bù',
  单县: 'shàn xiàn',
  涡阳: 'guō yáng',
  尉犁: 'yù lí',
  洪洞: 'hóng tóng',
  蔚县: 'yù xiàn',
  会稽: 'kuài jī',
  曾都: 'zēng dū',
  大栅栏: 'dà shí làn',
  浚县: 'xùn xiàn',
  歙县: 'shè xiàn',
  繁峙: 'fán shì',
  十里堡: 'shí lǐ pù',
  吴堡: 'wú bǔ',
  泌阳: 'bì yáng',
  荥经: 'yíng jīng',
  筠连: 'jūn lián',
  黄陂: 'huáng pí',
});

/**
 * Keys of a name for prefix search, made when the name is written. Lower case letters and digits only;
 * Latin words and digits stay as they are (`喜茶GO` → `xichago`, `xcgo`); ü is v, as on a keyboard.
 */
export function pinyinKeys(name: string): PinyinKeys {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '');
  const syllables = pinyin(plain, {
    type: 'array',
    toneType: 'none',
    v: true,
    nonZh: 'consecutive',
    // With tone sandhi 一 and 不 would change with their neighbours.
    toneSandhi: false,
  });
  let full = '';
  let initials = '';
  let position = 0;
  const characters = [...plain];
  for (const syllable of syllables) {
    const isHan = /\p{Script=Han}/u.test(characters[position] ?? '');
    position += isHan ? 1 : [...syllable].length;
    const letters = syllable.toLowerCase().replace(/[^a-z0-9]/g, '');
    full += letters;
    initials += isHan ? letters.slice(0, 1) : letters;
  }
  return { full, initials };
}
