// Secrets: given ones are checked, missing ones are made at random for demonstrations and kept.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { weaknessOfDataKey, weaknessOfSecret } from '../../lib/secret.mjs';
import { Stop } from './say.mjs';

/** Refuses what must not guard real data. `mustExist`: production, where nothing is made up. */
export function checkSecrets(env, mustExist) {
  const rules = [
    ['NEXTAUTH_SECRET', weaknessOfSecret, 'openssl rand -base64 48'],
    ['DATA_KEY', weaknessOfDataKey, 'openssl rand -base64 32'],
  ];
  for (const [name, weaknessOf, cure] of rules) {
    if (!env[name] && mustExist) {
      throw new Stop(
        `${name} is not set, and in production it is never made up: set it to the output of "${cure}" and keep it safe.`,
      );
    }
    const weakness = env[name] ? weaknessOf(env[name]) : null;
    if (weakness) throw new Stop(`${name} ${weakness}: set it to the output of "${cure}" and keep it safe.`);
  }
}

/** The secrets in use as `{ NEXTAUTH_SECRET, DATA_KEY }`; those not given are kept in the data folder, mode 0600. */
export function keepSecrets(env, dataDir) {
  const file = join(dataDir, 'secrets.json');
  const kept = existsSync(file) ? readKept(file) : {};
  const made = {
    NEXTAUTH_SECRET: kept.NEXTAUTH_SECRET ?? randomBytes(36).toString('base64url'),
    DATA_KEY: kept.DATA_KEY ?? randomBytes(32).toString('base64'),
  };
  const isGiven = Boolean(env.NEXTAUTH_SECRET && env.DATA_KEY);
  if (!isGiven && JSON.stringify(kept) !== JSON.stringify(made)) {
    // Written beside and renamed: a full disk or a kill never leaves half a secret.
    writeFileSync(`${file}.new`, JSON.stringify(made, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return {
    NEXTAUTH_SECRET: env.NEXTAUTH_SECRET || made.NEXTAUTH_SECRET,
    DATA_KEY: env.DATA_KEY || made.DATA_KEY,
  };
}

function readKept(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Stop(
      `${file} cannot be read as JSON: restore it from your backup, without it stored personal data stays locked.`,
    );
  }
}
