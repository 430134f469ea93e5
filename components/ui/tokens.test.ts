import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');

function block(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]]),
  );
}

/** Relative luminance of #rrggbb, WCAG 2.2. */
function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const themes = { light: block(':root'), dark: block(":root[data-theme='dark']") };
const plates = ['page', 'surface', 'raised', 'hover'];
const pairs: [string, string, number][] = [
  ...['ink', 'ink-2', 'ink-3', 'primary', 'good', 'bad', 'warn'].flatMap((text) =>
    plates.map((plate): [string, string, number] => [text, plate, 4.5]),
  ),
  ['ink', 'pressed', 4.5],
  ['ink-2', 'pressed', 4.5],
  ['on-primary', 'primary', 4.5],
  ['on-primary', 'primary-strong', 4.5],
  ['on-bad', 'bad', 4.5],
  ['on-bad', 'bad-strong', 4.5],
  // All three pairs of up and down, on every plate a change is written on.
  ...['up', 'down', 'updown-red', 'updown-green'].flatMap((text) =>
    plates.map((plate): [string, string, number] => [text, plate, 4.5]),
  ),
  ['edge', 'surface', 3],
  ...['primary', 'good', 'bad', 'warn'].map((tone): [string, string, number] => [tone, `${tone}-tint`, 4.5]),
  ...['primary', 'good', 'bad', 'warn'].map((tone): [string, string, number] => ['ink', `${tone}-tint`, 4.5]),
  ...['primary', 'good', 'bad', 'warn'].map((tone): [string, string, number] => [
    'ink-2',
    `${tone}-tint`,
    4.5,
  ]),
  ...['1', '2', '3', '4', '5', '6', 'other'].map((n): [string, string, number] => [
    `chart-${n}`,
    'surface',
    2.6,
  ]),
];

describe.each(Object.entries(themes))('%s theme', (_name, tokens) => {
  it.each(pairs)('%s on %s keeps %s:1', (text, plate, least) => {
    expect(contrast(tokens[text] ?? '', tokens[plate] ?? '')).toBeGreaterThanOrEqual(least);
  });
});

describe('dark by the device', () => {
  it('is the dark theme, colour by colour', () => {
    expect(block(":root[data-theme='system']")).toEqual(themes.dark);
  });
});
