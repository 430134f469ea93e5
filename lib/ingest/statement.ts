import { arrayLiteral, bytesArrayLiteral, plainArrayLiteral } from '@/lib/array-literal';
import type { BatchHead, FactBase } from './fact';

export type Statement = { text: string; params: (string | null)[] };

/** `$1` organization, `$2` mark, `$3` instant of receipt, `$4` source, `$5` import. */
export const headOf = (batch: BatchHead): (string | null)[] => [
  batch.orgId,
  batch.mark,
  batch.receivedAt,
  batch.source,
  batch.importId,
];

type Plain = string | number | bigint | null;

/** Facts column by column: `plain` for ids, days, instants and numbers, `bytes` for hashes, `text` for what callers wrote. */
export function columnsOf<F extends { base: FactBase }>(facts: readonly F[]) {
  const plain = (pick: (fact: F) => Plain) => plainArrayLiteral(facts.map(pick));
  const bytes = (pick: (fact: F) => string) => bytesArrayLiteral(facts.map(pick));
  return {
    plain,
    bytes,
    text: (pick: (fact: F) => string | null) => arrayLiteral(facts.map(pick)),
    bodyHash: () => bytes((fact) => fact.base.bodyHash),
    occurredAt: () => plain((fact) => fact.base.occurredAt),
    businessDay: () => plain((fact) => fact.base.businessDay),
  };
}
