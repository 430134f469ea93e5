/** One spelling of a name or of what is typed to find it: NFKC, lower case, single spaces. */
export const nameKey = (text: string): string =>
  text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
