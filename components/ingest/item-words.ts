import type { IngestType, QuarantineCode } from '@/lib/ingest/input';

/** Message keys hold no dots. */
export type TypeKey = IngestType extends infer T
  ? T extends `${infer A}.${infer B}`
    ? `${A}_${B}`
    : never
  : never;

export const typeKey = (type: string): TypeKey => type.replace('.', '_') as TypeKey;

/** Reasons as the messages name them; what an older version wrote reads as not fitting. */
export const reasonKey = (code: string, known: readonly QuarantineCode[]): QuarantineCode =>
  known.find((one) => one === code) ?? 'invalid';
