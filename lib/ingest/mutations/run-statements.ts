import 'server-only';
import type { RawSql } from '@/db/client';
import type {
  BatchHead,
  ConsentFact,
  FactOutcome,
  IdentificationFact,
  OrderFact,
  RefundFact,
  ScanFact,
  VisitFact,
  VoidFact,
} from '../fact';
import type { IngestType } from '../input';
import { consentsStatement, identificationsStatement } from '../members-sql';
import { ordersStatement, refundsStatement, voidsStatement } from '../orders-sql';
import type { Statement } from '../statement';
import { scansStatement, visitsStatement } from '../visits-sql';

export type Facts = {
  orders: OrderFact[];
  refunds: RefundFact[];
  voids: VoidFact[];
  identifications: IdentificationFact[];
  consents: ConsentFact[];
  visits: VisitFact[];
  scans: ScanFact[];
};

// A whole batch in one statement a type: its row locks are then taken in one order, over all writers.
const chunk = 5_000;

function statementsOf(batch: BatchHead, facts: Facts): { type: IngestType; statement: Statement }[] {
  const each = <F>(
    type: IngestType,
    rows: readonly F[],
    build: (batch: BatchHead, rows: readonly F[]) => Statement,
  ) => {
    const statements: { type: IngestType; statement: Statement }[] = [];
    for (let at = 0; at < rows.length; at += chunk)
      statements.push({ type, statement: build(batch, rows.slice(at, at + chunk)) });
    return statements;
  };
  return [
    ...each('member.identified', facts.identifications, identificationsStatement),
    ...each('consent.changed', facts.consents, consentsStatement),
    ...each('order.paid', facts.orders, ordersStatement),
    ...each('order.refunded', facts.refunds, refundsStatement),
    ...each('order.voided', facts.voids, voidsStatement),
    ...each('visit.counted', facts.visits, visitsStatement),
    ...each('touchpoint.scanned', facts.scans, scansStatement),
  ];
}

/** Runs the prepared statements of a batch; `type id` → outcome. What does not come back was a duplicate. */
export async function runStatements(
  raw: RawSql,
  batch: BatchHead,
  facts: Facts,
): Promise<Map<string, FactOutcome>> {
  const outcomes = new Map<string, FactOutcome>();
  for (const { type, statement } of statementsOf(batch, facts)) {
    const rows = await raw.unsafe(statement.text, statement.params, { prepare: true });
    for (const row of rows) outcomes.set(`${type} ${row.ext_id}`, row.outcome);
  }
  return outcomes;
}
