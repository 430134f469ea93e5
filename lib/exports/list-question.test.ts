import { expect, it } from 'vitest';
import { exportFileName } from './export-file';
import { readListQuestion } from './list-question';

it('reads a question as it stands in the address of a list', () => {
  const question = readListQuestion(
    'q=静安&sort=-opened&f.status=live&f.status=paused&from=2026-11-01&density=compact',
  );
  expect(question.search).toBe('静安');
  expect(question.sort).toEqual({ key: 'opened', isDescending: true });
  expect(question.filter('status')).toEqual(['live', 'paused']);
  expect(question.filter('__proto__')).toEqual([]);
  expect([question.field('from'), question.field('to')]).toEqual(['2026-11-01', undefined]);
  expect(readListQuestion('').sort).toBeNull();
});

it('names a file so that every system keeps the name', () => {
  expect(exportFileName({ title: '门店', at: '2026-11-20 18:00', format: 'xlsx' })).toBe(
    '门店-20261120-1800.xlsx',
  );
  expect(exportFileName({ title: 'a/b:"c"', at: '2026-11-20 18:00', format: 'csv-gb18030' })).toBe(
    'a b  c -20261120-1800.csv',
  );
});
