/** One spelling of an account (e-mail, phone or name): full-width forms folded, no spaces around, lower case. */
export const accountName = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();
