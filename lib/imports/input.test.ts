import { describe, expect, it } from 'vitest';
import { CorrectInput, KeepInput, MappingInput, RunInput, SkipInput } from './input';

const id = '01980000-0000-7000-8000-000000000000';
const correction = { line: 2, column: '城市', from: null, value: '上海市' };
const correct = (more: object) =>
  CorrectInput.safeParse({ id, corrections: [{ ...correction, ...more }] }).success;

describe('what the database cannot keep is refused at the door', () => {
  it.each([
    [{}, true],
    [{ value: null }, true],
    [{ value: '上\0海' }, false],
    [{ line: null, from: '\0' }, false],
    [{ column: '城\0市' }, false],
    [{ value: '\ud83d' }, false],
    [{ value: '😀' }, true],
    [{ line: 3_000_000_000 }, false],
  ])('correction %j: %s', (more, isTaken) => expect(correct(more)).toBe(isTaken));

  it('lines beyond what is counted', () => {
    expect(SkipInput.safeParse({ id, lines: [3_000_000_000], isSkipped: true }).success).toBe(false);
    expect(KeepInput.safeParse({ id, line: 3_000_000_000 }).success).toBe(false);
    expect(RunInput.safeParse({ id, revision: 3_000_000_000 }).success).toBe(false);
  });

  it.each([
    { from: 'constant', value: 'a\0b' },
    { from: 'column', column: 'a\0' },
    { from: 'joined', columns: ['a', 'b'], separator: '\0' },
    { from: 'part', column: 'a', separator: '\0', index: 0 },
  ])('mapping %j', (source) => {
    expect(MappingInput.safeParse({ kind: 'stores', fields: { name: source } }).success).toBe(false);
  });
});
