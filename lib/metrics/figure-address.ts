import { type Day, type DayRange, parseDay } from '@/lib/time';
import { ASSET_LINES, type AssetLine } from './balance';
import type { SearchParams } from './dashboard-question';

const SIDES = ['opening', 'gained', 'lost', 'closing'] as const;

/** A figure of a balance sheet as it stands in an address. */
export type FigureAddress = {
  readonly line: AssetLine;
  readonly side: (typeof SIDES)[number];
  readonly cause?: string;
  readonly isRestated?: boolean;
  readonly range: DayRange;
};

export function figureQuery(figure: FigureAddress): string {
  const query = new URLSearchParams({
    ...{ line: figure.line, side: figure.side, from: figure.range.from, to: figure.range.to },
    ...(figure.cause ? { cause: figure.cause } : {}),
    ...(figure.isRestated ? { restated: '1' } : {}),
  });
  return query.toString();
}

/** Null for an address that names no figure. */
export function parseFigure(params: SearchParams): FigureAddress | null {
  const text = (key: string) => {
    const value = Object.hasOwn(params, key) ? params[key] : undefined;
    return typeof value === 'string' ? value.slice(0, 64) : '';
  };
  const line = ASSET_LINES.find((known) => known === text('line'));
  const side = SIDES.find((known) => known === text('side'));
  const from: Day | null = parseDay(text('from'));
  const to: Day | null = parseDay(text('to'));
  if (!line || !side || !from || !to || from > to) return null;
  const cause = /^[a-z_]{1,40}$/.exec(text('cause'))?.[0];
  if ((side === 'gained' || side === 'lost') && !cause) return null;
  return { line, side, cause, isRestated: text('restated') === '1', range: { from, to } };
}
