/** Why a signing secret must be refused, as the end of a sentence, or null when it is good. */
export function weaknessOfSecret(secret: string): string | null;
/** Why a data key must be refused, or null: it is 32 random bytes in base64. */
export function weaknessOfDataKey(key: string): string | null;
