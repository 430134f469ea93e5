/** The colour of a notice's mark. */
export const toneText = {
  ...{ neutral: 'text-ink-3', waiting: 'text-ink-3', primary: 'text-primary' },
  ...{ good: 'text-good', warn: 'text-warn', bad: 'text-bad' },
};
