import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  directionOf,
  formatCount,
  formatDay,
  formatDelta,
  formatMoney,
  formatPercent,
  formatShare,
  roundTick,
} from './number-format';

describe('money', () => {
  it.each([
    [123450n, '¥1,234.50'],
    [0n, '¥0.00'],
    [5n, '¥0.05'],
    [-123450n, '−¥1,234.50'],
    [123456789012345678900n, '¥1,234,567,890,123,456,789.00'],
    [null, '—'],
    [undefined, '—'],
  ])('%s fen is %s', (fen, text) => {
    expect(formatMoney(fen, 'zh-CN')).toBe(text);
  });

  it.each([
    [999_999n, '¥9,999.99'],
    [1_000_000n, '¥1.0万'],
    [1_234_567_800n, '¥1,234.6万'],
    [9_999_949_999n, '¥9,999.9万'],
    [9_999_950_000n, '¥1.00亿'],
    [12_345_678_900n, '¥1.23亿'],
    [-312_000_000n, '−¥312.0万'],
  ])('%s fen is short %s', (fen, text) => {
    expect(formatMoney(fen, 'zh-CN', { compact: true })).toBe(text);
  });

  it('speaks English', () => {
    expect(formatMoney(123450n, 'en')).toBe('CN¥1,234.50');
    expect(formatMoney(1_234_567_800n, 'en', { compact: true })).toBe('CN¥12.3M');
    expect(formatMoney(99_995_000n, 'en', { compact: true })).toBe('CN¥1.0M');
    expect(formatMoney(1_234_500n, 'en', { compact: true })).toBe('CN¥12.3K');
    expect(formatMoney(500n, 'en', { signed: true })).toBe('+CN¥5.00');
  });

  it('loses no fen and groups like the platform does', () => {
    const platform = new Intl.NumberFormat('en-US');
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (fen) => {
        const text = formatMoney(fen, 'zh-CN');
        expect(text).toBe(`¥${platform.format(fen / 100n)}.${(fen % 100n).toString().padStart(2, '0')}`);
      }),
    );
  });
});

describe('counts', () => {
  it.each([
    [0, '0'],
    [9_999, '9,999'],
    [10_000, '1.0万'],
    [12_345_000, '1,234.5万'],
    [123_000_000, '1.23亿'],
  ])('%s is short %s', (count, text) => {
    expect(formatCount(count, 'zh-CN', { compact: true })).toBe(text);
  });

  it('signs what it is told to sign', () => {
    expect(formatCount(3214, 'zh-CN', { signed: true })).toBe('+3,214');
    expect(formatCount(-6n, 'zh-CN', { signed: true })).toBe('−6');
    expect(formatCount(0, 'zh-CN', { signed: true })).toBe('0');
  });

  it('agrees with the platform below ten thousand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999 }), (count) => {
        expect(formatCount(count, 'en', { compact: true })).toBe(new Intl.NumberFormat('en').format(count));
      }),
    );
  });
});

describe('ticks', () => {
  it.each([
    ['¥80.0万', '¥80万'],
    ['¥2.5万', '¥2.5万'],
    ['¥1.00亿', '¥1亿'],
    ['¥1.05亿', '¥1.05亿'],
    ['−CN¥5,000.00', '−CN¥5,000'],
    ['CN¥200.0K', 'CN¥200K'],
    ['1,000', '1,000'],
  ])('%s is %s', (text, tick) => {
    expect(roundTick(text)).toBe(tick);
  });
});

describe('rates', () => {
  it('rounds half away from zero', () => {
    expect(formatPercent(1235)).toBe('12.4%');
    expect(formatPercent(-1235)).toBe('−12.4%');
    expect(formatPercent(1235, { digits: 2 })).toBe('12.35%');
    expect(formatPercent(30, { signed: true, unit: 'pt' })).toBe('+0.3pt');
    expect(formatPercent(-4, { signed: true })).toBe('0.0%');
    expect(formatPercent(null)).toBe('—');
  });

  it('shows few observations as they are', () => {
    expect(formatShare(3, 12)).toBe('3/12');
    expect(formatShare(29, 29)).toBe('29/29');
    expect(formatShare(15, 30)).toBe('50.0%');
    expect(formatShare(1n, 3000n, 2)).toBe('0.03%');
    expect(formatShare(0, 0)).toBe('—');
    expect(formatShare(null, 50)).toBe('—');
  });

  it('gives a change its arrow and its sign', () => {
    expect(formatDelta(660)).toBe('▲ +6.6%');
    expect(formatDelta(-660)).toBe('▼ −6.6%');
    expect(formatDelta(40)).toBe('+0.4%');
    expect(formatDelta(undefined)).toBe('—');
    expect([directionOf(100), directionOf(101), directionOf(-101n), directionOf(null)]).toEqual([
      'flat',
      'up',
      'down',
      null,
    ]);
  });
});

describe('days', () => {
  it('names the weekday, and drops the year that everybody knows', () => {
    expect(formatDay('2026-11-21', 'zh-CN')).toBe('2026-11-21 周六');
    expect(formatDay('2026-11-21', 'en')).toBe('2026-11-21 Sat');
    expect(formatDay('2026-11-21', 'zh-CN', '2026-01-02')).toBe('11-21');
    expect(formatDay('2025-11-21', 'zh-CN', '2026-01-02')).toBe('2025-11-21 周五');
    expect(formatDay('2026-13-41', 'zh-CN')).toBe('—');
    expect(formatDay(null, 'zh-CN')).toBe('—');
  });
});
