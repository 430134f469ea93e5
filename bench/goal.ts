/** One measured promise of performance.md; `bound` null = told beside it, not promised. */
export type Goal = {
  goal: string;
  /** Null = what it measures does not exist yet; `note` says what is missing. */
  value: number | null;
  bound: number | null;
  /** Which side of the bound is good. */
  better: 'more' | 'less';
  n: number;
  note: string;
};

/** What a benchmark is run in: the production build on a database of its own. */
export type House = {
  isQuick: boolean;
  /** The front door. */
  address: string;
  ownerUrl: string;
  /** Process numbers, for processor time and memory. */
  webPid(): number | null;
  workerPid(): number | null;
  startWorker(): Promise<{ stop(): Promise<void> }>;
  findChromium(): Promise<string>;
  say(words: string): void;
};

const digits = (value: number): number => (value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3);
export const rounded = (value: number): number => Number(value.toFixed(digits(value)));

/** A goal whose parts do not exist yet. */
export const notYet = (goal: string, bound: number | null, note: string): Goal => ({
  goal,
  value: null,
  bound,
  better: 'less',
  n: 0,
  note: `not yet: ${note}`,
});
