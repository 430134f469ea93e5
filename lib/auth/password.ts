import 'server-only';
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

// A real hash of a password nobody has, of the same cost: an unknown account takes the time of a wrong password.
let decoy: Promise<string> | undefined;
const decoyHash = (): Promise<string> => {
  decoy ??= hashPassword(temporaryPassword());
  return decoy;
};

/** Always does the work of one verification, also without a hash. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const isRight = await verify(stored ?? (await decoyHash()), password.normalize('NFKC')).catch(() => false);
  return stored ? isRight : false;
}

// Without letters and digits that look alike.
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** 16 characters in groups of four, 80 bits: easy to read out over the telephone. */
export function temporaryPassword(): string {
  const characters = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]);
  return [0, 4, 8, 12].map((from) => characters.slice(from, from + 4).join('')).join('-');
}
