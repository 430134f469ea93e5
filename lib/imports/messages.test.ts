import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import en from '@/lib/i18n/messages/en/imports.json';
import zh from '@/lib/i18n/messages/zh-CN/imports.json';
import { SHEET_ERROR_CODES, SHEET_WARNING_CODES } from '@/lib/sheet/sheet-error';
import { fieldsOf, IMPORT_KINDS } from './fields';
import { ROW_PROBLEM_CODES, ROW_WARNING_CODES } from './problem';

describe.each([
  ['zh-CN', zh],
  ['en', en],
])('every code has its sentence in %s', (_, words) => {
  it.each([
    ['sheet', words.sheet, SHEET_ERROR_CODES],
    ['sheetWarnings', words.sheetWarnings, SHEET_WARNING_CODES],
    ['problems', words.problems, ROW_PROBLEM_CODES],
    ['warnings', words.warnings, ROW_WARNING_CODES],
    ['kinds', words.kinds, IMPORT_KINDS],
  ] as const)('%s', (_name, sentences, codes) => {
    expect(Object.keys(sentences).sort()).toEqual([...codes].sort());
  });

  it.each(IMPORT_KINDS)('fields of %s', (kind) => {
    expect(Object.keys(words.fields[kind])).toEqual(fieldsOf(kind).map((field) => field.name));
  });
});

describe('the button that runs an import', () => {
  const said = (locale: 'zh-CN' | 'en', counts: { added: number; changed: number }) => {
    const t = createTranslator({ locale, messages: locale === 'en' ? en : zh });
    return [
      t('check.runBoth.stores', counts),
      t('check.runChange.stores', counts),
      t('check.overwriteTitle.stores', counts),
    ];
  };
  it('says how many come and how many change', () => {
    expect(said('zh-CN', { added: 100, changed: 18 })).toEqual([
      '新增 100 家，更新 18 家门店',
      '更新 18 家门店',
      '更新 18 家已有门店？',
    ]);
    expect(said('en', { added: 1200, changed: 18 })).toEqual([
      'Add 1,200, update 18 stores',
      'Update 18 stores',
      'Update 18 existing stores?',
    ]);
    expect(said('en', { added: 2, changed: 1 })).toEqual([
      'Add 2, update 1 store',
      'Update 1 store',
      'Update 1 existing store?',
    ]);
  });
});
