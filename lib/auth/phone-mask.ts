/** A number that people without the right to see phones get: `138****8000`, `021****34`; a short one says nothing. */
export function maskedNumber(text: string): string {
  const digits = text.replace(/\D/g, '');
  const mobile = /^(?:86)?(1\d{2})\d{4}(\d{4})$/.exec(digits);
  if (mobile) return `${mobile[1]}****${mobile[2]}`;
  return digits.length < 7 ? '****' : `${digits.slice(0, 3)}****${digits.slice(-2)}`;
}

/** An account that is a phone number; PostgreSQL reads it the same way. */
export const phoneAccount = /^\+?[0-9][0-9\s()-]{6,}$/;

/** An account that is a phone number, masked; any other as it is. */
export const maskedAccount = (account: string): string =>
  phoneAccount.test(account) ? maskedNumber(account) : account;
