/** Rows of a file with one code: a person is asked, or the first or the last of them counts. */
export const REPEATED = ['ask', 'first', 'last'] as const;
/** Rows whose code is known already: brought up to date, or left out. */
export const KNOWN = ['update', 'skip'] as const;

export type Duplicates = { repeated: (typeof REPEATED)[number]; known: (typeof KNOWN)[number] };
export const askAndUpdate: Duplicates = { repeated: 'ask', known: 'update' };
