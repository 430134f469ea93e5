// Plain JavaScript because the launcher checks secrets before anything is installed or compiled.

const PLACEHOLDER =
  /change.?me|change.?this|replace.?me|your.?secret|placeholder|example|default.?secret|insecure|secret.?key|password|123456789|abcdefgh/i;

/** Why a signing secret must be refused, as the end of a sentence, or null when it is good. */
export function weaknessOfSecret(secret) {
  if (secret.length < 32) return `has ${secret.length} characters, it needs 32 or more`;
  if (PLACEHOLDER.test(secret)) return 'is a placeholder that others know too';
  if (new Set(secret).size < 10) return 'repeats too few characters';
  return null;
}

/** Why a data key must be refused, or null: it is 32 random bytes in base64. */
export function weaknessOfDataKey(key) {
  const bytes = Buffer.from(key, 'base64');
  if (bytes.length !== 32 || !/^[A-Za-z0-9+/]{43}=?$/.test(key)) return 'is not 32 bytes in base64';
  if (new Set(bytes).size < 10) return 'repeats too few bytes to be random';
  return null;
}
