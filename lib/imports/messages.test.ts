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
