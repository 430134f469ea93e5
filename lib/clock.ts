import { env } from '@/lib/env';

/** "Now" of every door; frozen by FROZEN_NOW for demonstrations and tests that need a fixed day. */
export const currentInstant = (): Date => {
  const frozen = env().FROZEN_NOW;
  return frozen ? new Date(frozen) : new Date(Date.now());
};
