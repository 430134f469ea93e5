import { describe, expect, it } from 'vitest';
import zh from '@/lib/i18n/messages/zh-CN/imports.json';
import { isCertain, recogniseColumns } from './columns';
import { fieldsOf, IMPORT_KINDS } from './fields';
import { exampleRow } from './template';

describe.each(IMPORT_KINDS)('the template of %s', (kind) => {
  const words = zh.fields[kind] as Record<string, string>;
  const header = fieldsOf(kind).map(({ name }) => words[name] ?? '');
  const rows = [exampleRow(kind, { brand: '水轮', region: '华东', store: 'S001' })];

  it('is recognised column by column, without a question', () => {
    const found = recogniseColumns(kind, { header, rows });
    const columns = Object.fromEntries(
      Object.entries(found.mapping.fields).map(([field, source]) => [
        field,
        source.from === 'column' ? source.column : null,
      ]),
    );
    expect(columns).toEqual(words);
    expect(isCertain(found)).toBe(true);
  });
});
